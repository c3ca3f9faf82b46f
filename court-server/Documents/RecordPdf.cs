using System.Security.Cryptography;
using System.Text;
using Arbitration.Court.Cases;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage.Files;

namespace Arbitration.Court.Documents;

internal sealed record MadePdf(byte[] Bytes, string Sha256, string DownloadName);

/// <summary>Makes the PDF, or takes the stored one of exactly this content.</summary>
internal sealed class RecordPdf(RecordComposer composer, DocumentPage page, PdfRenderer renderer, CaseFile caseFile, IFileStore files)
{
    public async Task<MadePdf> MakeAsync(HearingId hearing, bool isArchive, CancellationToken ct)
    {
        var record = await composer.ComposeAsync(hearing, ct);
        var html = await page.WriteAsync(record.Content, ct);
        var download = $"庭审笔录-{record.Roster.CaseNumber}-第{record.Roster.Sitting}次庭审{(record.Content.IsDraft ? "-草稿" : "")}{(isArchive ? "-PDFA" : "")}.pdf";
        // Named for its content, not for its bytes: a PDF of the same page differs with each making.
        var name = $"record-{record.Roster.Sitting}-{Key(html, record.Machine)}{(isArchive ? "-a" : "")}.pdf";
        if (await StoredAsync($"{CaseFile.Folder(record.Roster.CaseId)}/{name}", ct) is { } stored) return Made(stored, download);
        var pdf = await renderer.RenderAsync(html, isArchive ? record.Machine : null, ct);
        if (record.IsClosed) await StoreAsync(record.Roster, name, pdf, isArchive, ct);
        return Made(pdf, download);
    }

    private static MadePdf Made(byte[] pdf, string download) => new(pdf, Convert.ToHexStringLower(SHA256.HashData(pdf)), download);

    private static string Key(string html, byte[] machine) => Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(html), .. machine]))[..16];

    private async Task<byte[]?> StoredAsync(string name, CancellationToken ct)
    {
        await using var content = await files.OpenAsync(name, ct);
        if (content is null) return null;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    private async Task StoreAsync(HearingRoster roster, string name, byte[] pdf, bool isArchive, CancellationToken ct)
    {
        var title = $"庭审笔录（第{roster.Sitting}次庭审，草稿{(isArchive ? "，PDF/A" : "")}）";
        try
        {
            await caseFile.AddAsync(new NewDocument(roster.CaseId, roster.HearingId, "record", title, name, "application/pdf"), new MemoryStream(pdf), ct);
        }
        catch (FileConflict)
        {
            // Two made the same page at once; the first one's file is the stored one, and says the same.
            return;
        }
    }
}
