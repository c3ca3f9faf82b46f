using System.Net;
using System.Net.Sockets;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;

namespace Arbitration.Court.Hearings;

internal static class HearingsModule
{
    /// <summary>One silo in this process, for itself only: no gateway, and a port that nobody else can have.</summary>
    private const int FirstPort = 20_000;

    public static WebApplicationBuilder UseHearingGrains(this WebApplicationBuilder builder)
    {
        builder.Host.UseOrleans(silo => silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0, serviceId: "court", clusterId: "court"));
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        return builder;
    }

    /// <summary>
    /// Of the silo, which nobody else talks to. Below the range that the kernel gives to outgoing connections (ip(7), ip_local_port_range): one of
    /// those could take the port between this look and the silo's start.
    /// </summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(FirstPort, FirstPort + 12_000);
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                continue;
            }
        }
    }

    public static IServiceCollection AddHearings(this IServiceCollection services)
    {
        services.AddSingleton<IHearingPart, ProcedurePart>();
        services.AddSingleton<IHearingPart, AttendancePart>();
        services.AddSingleton<IHearingPart, RecusalPart>();
        services.AddSingleton<IHearingPart, RecordingPart>();
        services.AddSingleton<IHearingPart, SightPart>();
        services.AddSingleton<IHearingPart, SeparationPart>();
        services.AddSingleton<IHearingPart, IdentityPart>();
        services.AddSingleton<IHearingPart, TrialPart>();
        services.AddSingleton<IHearingPart, DevicePart>();
        services.AddSingleton<HearingLog>();
        services.AddSingleton<AdjournedSitting>();
        services.AddSingleton<IRosterListener, TellHearing>();
        services.AddSingleton<RecorderEpochs>();
        services.AddSingleton<RoomLoops>();
        services.AddSingleton<RoomLinks>();
        services.AddHostedService<WakeHearings>();
        return services;
    }
}
