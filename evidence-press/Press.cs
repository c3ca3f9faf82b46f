namespace Arbitration.Press;

/// <summary>One file from its first byte to its last event.</summary>
internal static class Press
{
    /// <returns>0 when the file was pressed or refused; anything else is a fault of the press.</returns>
    public static async Task<int> RunAsync(string file, string output, int mostPages, TextWriter events, CancellationToken ct)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var said = new Events(events);
        try
        {
            await PressAsync(new PressJob(Path.GetFullPath(file), Path.GetFullPath(output), mostPages, said), ct);
            said.Done();
        }
        catch (Refused refused)
        {
            said.Refused(refused);
        }

        return 0;
    }

    private static async Task PressAsync(PressJob job, CancellationToken ct)
    {
        var type = TypeByContent.Of(job.File);
        Polyglots.Check(job.File, type);
        job.Events.Identified(type);
        await (type.Kind switch
        {
            FileKind.Pdf => PdfPress.PressAsync(job, job.File, ct),
            FileKind.Picture => PicturePress.PressAsync(job, type, ct),
            FileKind.Office => OfficePress.PressAsync(job, type, ct),
            FileKind.Text => TextPress.PressAsync(job, ct),
            FileKind.Media => MediaPress.PressAsync(job, type, ct),
            FileKind.Archive => ArchivePress.PressAsync(job, ct),
            _ => throw new InvalidOperationException($"no press for {type.Kind}"),
        });
    }
}
