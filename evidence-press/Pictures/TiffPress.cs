namespace Arbitration.Press;

/// <summary>TIFF as scanners and fax machines write it, with any number of pages, by way of a PDF.</summary>
internal static class TiffPress
{
    public static async Task PressAsync(PressJob job, CancellationToken ct)
    {
        var pdf = job.Between("scan.pdf");
        var said = await Tool.RunAsync("/usr/bin/tiff2pdf", Limits.PictureCpuSeconds, ["-o", pdf, job.File], ct);
        if (said.ExitCode != 0 || !File.Exists(pdf)) throw Refused.Broken($"no picture that can be read: {said.LastWords}");
        await PdfPress.PressAsync(job, pdf, ct);
    }
}
