namespace Arbitration.Testing;

/// <summary>What a PDF says, cell after cell as it was written, without white space.</summary>
public static class PdfText
{
    public static async Task<string> OfAsync(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, pdf);
            var text = await CommandLine.RunAsync("pdftotext", ["-raw", path, "-"]);
            return text.ExitCode == 0 ? string.Concat(text.Output.Where(c => !char.IsWhiteSpace(c))) : throw new InvalidOperationException(text.Errors);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
