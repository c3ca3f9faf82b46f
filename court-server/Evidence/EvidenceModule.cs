using Arbitration.Court.Evidence.CrossExamination;
using Arbitration.Court.Evidence.Press;
using Arbitration.Court.Evidence.Pressing;
using Arbitration.Court.Evidence.Uploads;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Evidence;

internal static class EvidenceModule
{
    public static IServiceCollection AddEvidence(this IServiceCollection services, IConfiguration configuration) => services
        .AddPress(configuration)
        .AddSingleton<EvidenceDoor>().AddSingleton<FilingTerms>().AddSingleton<EvidenceList>().AddSingleton<ChangeExhibit>().AddSingleton<ExchangeEvidence>().AddSingleton<ExhibitPages>()
        .AddSingleton<EvidenceReadings>().AddSingleton<EvidenceNews>().AddSingleton<ReadExhibit>().AddSingleton<UploadFolder>().AddSingleton<TakeUpload>()
        .AddSingleton<IHearingPart, CrossExaminationPart>().AddSingleton<FindExhibit>().AddSingleton<ExaminationReader>()
        .AddSingleton<PressQueue>().AddSingleton<PressFiles>().AddSingleton<PressLoop>().AddHostedService(all => all.GetRequiredService<PressLoop>());

    public static void MapEvidence(this IEndpointRouteBuilder routes) => EvidenceRoutes.Map(routes);
}
