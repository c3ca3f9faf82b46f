using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Transcripts;

internal static class TranscriptsModule
{
    public static IServiceCollection AddTranscripts(this IServiceCollection services) => services
        .AddSingleton<IHearingPart, TranscriptPart>()
        .AddSingleton<TranscriptReader>()
        .AddSingleton<DraftStore>()
        .AddSingleton<DraftBoard>()
        .AddSingleton<IHearingListener>(all => all.GetRequiredService<DraftBoard>())
        .AddHostedService(all => all.GetRequiredService<DraftBoard>());

    public static void MapTranscripts(this IEndpointRouteBuilder routes) => TranscriptRoutes.Map(routes);
}
