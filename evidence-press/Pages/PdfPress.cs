namespace Arbitration.Press;

/// <summary>A PDF to images of its pages: the first at once, then the others in short runs, a few side by side.</summary>
internal static class PdfPress
{
    // A run's start costs what a page costs or less, and the longer the run, the later its end is seen by who waits for a page in the middle.
    private const int RunLength = 10;

    public static async Task PressAsync(PressJob job, string pdf, CancellationToken ct)
    {
        var file = await PdfFile.ReadAsync(pdf, job.MostPages, ct);
        job.Events.Pages(file.Pages.Count);
        await DrawAsync(job, file, new PageRun(1, 1, file.Pages[0]), ct);
        var runs = new Parallels(Math.Clamp(Environment.ProcessorCount, 1, 3));
        await runs.ForEachAsync(Runs(file), (run, stop) => DrawAsync(job, file, run, stop), ct);
    }

    private static IEnumerable<PageRun> Runs(PdfFile file)
    {
        for (var from = 2; from <= file.Pages.Count;)
        {
            var to = from;
            while (to < file.Pages.Count && to - from + 1 < RunLength && file.Pages[to] == file.Pages[from - 1]) to++;
            yield return new PageRun(from, to, file.Pages[from - 1]);
            from = to + 1;
        }
    }

    private static async Task DrawAsync(PressJob job, PdfFile file, PageRun run, CancellationToken ct)
    {
        using var process = Tool.Start("/usr/bin/pdftoppm", run.CpuSeconds, run.Arguments(file.Path));
        var error = Tool.ReadAsync(process.StandardError, ct);
        try
        {
            for (var n = run.From; n <= run.To; n++)
            {
                using var bitmap = await PortablePixmap.ReadAsync(process.StandardOutput.BaseStream, ct);
                if (bitmap is null) break;
                job.Events.Page(n, file.Pages.Count, DisplayImage.Write(job, bitmap, $"page-{n}"), bitmap.Width, bitmap.Height);
                if (n == run.To) return;
            }
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        Tool.ThrowIfSlow(process.ExitCode, "pdftoppm");
        throw Refused.Broken($"page {run.From} could not be drawn: {(await error).Trim().Split('\n')[0]}");
    }
}
