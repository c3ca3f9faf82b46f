using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;

namespace Arbitration.Court.Documents;

/// <summary>A document as one HTML page, for the screen and for WeasyPrint alike.</summary>
internal sealed class DocumentPage(TemplateFolder templates)
{
    private static readonly FluidParser Parser = new();
    private static readonly TemplateOptions Options = new() { MemberAccessStrategy = Members() };
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public Task<string> WriteAsync(RecordContent content, CancellationToken ct) => WriteAsync("record.liquid", content, ct);

    public Task<string> WriteAsync(AttendanceContent content, CancellationToken ct) => WriteAsync("attendance.liquid", content, ct);

    public Task<string> WriteAsync(EvidenceSheet content, CancellationToken ct) => WriteAsync("evidence.liquid", content, ct);

    public Task<string> WriteAsync(ExaminationSheet content, CancellationToken ct) => WriteAsync("cross-examination.liquid", content, ct);

    private async Task<string> WriteAsync(string name, object content, CancellationToken ct)
    {
        var source = await templates.ReadAsync(name, ct);
        if (!Parser.TryParse(source, out var template, out var error)) throw new InvalidOperationException($"{name}: {error}");
        var context = new TemplateContext(content, Options);
        context.SetValue("style", await templates.ReadAsync("record.css", ct));
        return await template.RenderAsync(context, Encoder);
    }

    // A template reads these types and nothing else of the server.
    private static DefaultMemberAccessStrategy Members()
    {
        var members = new DefaultMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.CamelCase };
        members.Register<RecordContent>();
        members.Register<RecordPerson>();
        members.Register<RecordEntry>();
        members.Register<RecordingFact>();
        members.Register<AttendanceContent>();
        members.Register<AttendancePerson>();
        members.Register<AttendanceBar>();
        members.Register<AttendanceRow>();
        members.Register<EvidenceSheet>();
        members.Register<EvidenceSheetList>();
        members.Register<EvidenceSheetRow>();
        members.Register<EvidenceSheetFile>();
        members.Register<ExaminationSheet>();
        members.Register<ExaminationSheetExhibit>();
        members.Register<ExaminationSheetRow>();
        members.Register<ExaminationSheetSigner>();
        return members;
    }
}
