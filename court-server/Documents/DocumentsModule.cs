namespace Arbitration.Court.Documents;

internal static class DocumentsModule
{
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        var defaults = new DocumentOptions();
        return services.AddSingleton(new DocumentOptions { Python = configuration["ARBITRATION_PYTHON"] ?? defaults.Python })
            .AddSingleton<TemplateFolder>().AddSingleton<DocumentPage>().AddSingleton<PdfRenderer>().AddSingleton<RecordComposer>().AddSingleton<RecordPdf>().AddSingleton<AttendanceComposer>().AddSingleton<EvidenceComposer>().AddSingleton<ExaminationComposer>().AddSingleton<EvidenceSheetRoutes>();
    }

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        RecordRoutes.Map(routes);
        AttendanceRoutes.Map(routes);
        EvidenceSheetRoutes.Map(routes);
    }
}
