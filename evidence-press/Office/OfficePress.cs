namespace Arbitration.Press;

/// <summary>Word and spreadsheet files to a PDF by LibreOffice, and that to pages.</summary>
internal static class OfficePress
{
    public static async Task PressAsync(PressJob job, FileType type, CancellationToken ct)
    {
        if (type.Id is "docx" or "xlsx" or "odt" or "ods") OfficeArchive.Check(job.File);
        // The ending decides which filters LibreOffice tries, so it is ours and not the sender's.
        var named = job.Between($"file.{type.Id}");
        File.CreateSymbolicLink(named, job.File);
        var filter = type.Id is "xlsx" or "xls" or "ods" ? "calc_pdf_Export" : "writer_pdf_Export";
        await PdfPress.PressAsync(job, await LibreOffice.ToPdfAsync(job, named, filter, [], ct), ct);
    }
}
