namespace Arbitration.Court.Evidence.Press;

internal static class PressModule
{
    public static IServiceCollection AddPress(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(PressOptions.Read(configuration).Checked()).AddSingleton<Sandbox>().AddSingleton<SandboxTrial>().AddSingleton<EvidencePress>()
            .AddHostedService<SandboxLeftovers>().AddHostedService(provider => provider.GetRequiredService<SandboxTrial>());
}
