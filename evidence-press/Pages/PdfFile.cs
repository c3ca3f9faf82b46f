using System.Globalization;
using System.Text.RegularExpressions;

namespace Arbitration.Press;

/// <summary>What poppler says of a PDF before a page of it is drawn.</summary>
internal sealed partial record PdfFile(string Path, IReadOnlyList<(double Width, double Height)> Pages)
{
    private const int WrongPassword = 1;

    public static async Task<PdfFile> ReadAsync(string path, int mostPages, CancellationToken ct)
    {
        var (count, first) = await CountAsync(path, ct);
        if (count > mostPages) throw new Refused("evidence.too-many-pages", count.ToString(CultureInfo.InvariantCulture));
        if (count < 1) throw Refused.Broken("a PDF without pages");
        var sizes = await Tool.RunAsync("/usr/bin/pdfinfo", Limits.ProbeCpuSeconds, ["-f", "1", "-l", count.ToString(CultureInfo.InvariantCulture), path], ct);
        var pages = Enumerable.Repeat(first, count).ToArray();
        foreach (Match match in PageSize().Matches(sizes.Output))
        {
            var n = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            if (n >= 1 && n <= count) pages[n - 1] = (Number(match.Groups[2].Value), Number(match.Groups[3].Value));
        }

        foreach (Match match in PageTurn().Matches(sizes.Output))
        {
            var n = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            if (n >= 1 && n <= count && match.Groups[2].Value is "90" or "270") pages[n - 1] = (pages[n - 1].Height, pages[n - 1].Width);
        }

        return new PdfFile(path, pages);
    }

    private static async Task<(int Count, (double Width, double Height) First)> CountAsync(string path, CancellationToken ct)
    {
        var said = await Tool.RunAsync("/usr/bin/pdfinfo", Limits.ProbeCpuSeconds, [path], ct);
        if (said.ExitCode == WrongPassword && said.Error.Contains("Incorrect password", StringComparison.Ordinal)) throw Refused.Encrypted("the PDF wants a password");
        if (said.Error.Contains("unknown security handler", StringComparison.OrdinalIgnoreCase) || said.Error.Contains("Unsupported version/revision", StringComparison.Ordinal))
            throw Refused.Encrypted("the PDF is encrypted in a way of its own");
        if (said.ExitCode != 0 || PageCount().Match(said.Output) is not { Success: true } match) throw Refused.Broken(said.LastWords);
        var size = FirstSize().Match(said.Output);
        return (int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue,
            size.Success ? (Number(size.Groups[1].Value), Number(size.Groups[2].Value)) : (595, 842));
    }

    private static double Number(string text) => Math.Clamp(double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 1, 0.01, 1e7);

    [GeneratedRegex(@"^Pages:\s+(-?\d+)", RegexOptions.Multiline)]
    private static partial Regex PageCount();

    [GeneratedRegex(@"^Page size:\s+([\d.e+]+) x ([\d.e+]+)", RegexOptions.Multiline)]
    private static partial Regex FirstSize();

    [GeneratedRegex(@"^Page\s+(\d{1,7}) size:\s+([\d.e+]+) x ([\d.e+]+)", RegexOptions.Multiline)]
    private static partial Regex PageSize();

    [GeneratedRegex(@"^Page\s+(\d{1,7}) rot:\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex PageTurn();
}
