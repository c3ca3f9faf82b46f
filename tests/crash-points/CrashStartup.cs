using Arbitration.CrashPoints;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(CrashStartup))]

namespace Arbitration.CrashPoints;

/// <summary>Registered before the court server's own services, so that both are asked and told first.</summary>
internal sealed class CrashStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services =>
    {
        var plan = CrashPlan.FromEnvironment();
        services.AddSingleton<IHearingPart>(new CrashBeforeInsert(plan));
        services.AddSingleton<IHearingListener>(new CrashAfterInsert(plan));
    });
}
