using Arbitration.Court.Media;

namespace Arbitration.Court.Recordings;

internal static class RecordingsModule
{
    public static IServiceCollection AddRecordings(this IServiceCollection services) => services
        .AddSingleton<IManifestRowListener, TakeOverRow>()
        .AddSingleton<GapCauses>().AddSingleton<RecordingReader>().AddSingleton<SoundTracks>().AddSingleton<ExportProgressBoard>().AddSingleton<ExportRecording>()
        .AddSingleton<VerifyRecording>().AddSingleton<VerifyLog>().AddSingleton<VerifyCase>()
        .AddHostedService<ExportLoop>();

    public static void MapRecordings(this IEndpointRouteBuilder routes)
    {
        RecordingRoutes.Map(routes);
        HealthRoute.Map(routes);
    }
}
