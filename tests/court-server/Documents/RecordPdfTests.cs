using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Arbitration.Court.Documents;
using Arbitration.Court.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arbitration.Court.Tests.Documents;

public sealed partial class RecordPdfTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("record-").FullName;
    private readonly PdfRenderer _renderer = new(new DocumentOptions(), TimeProvider.System, NullLogger<PdfRenderer>.Instance);

    public void Dispose()
    {
        _renderer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private DocumentPage Page => new(new TemplateFolder(new CourtOptions { Data = _folder }));

    [Fact]
    public async Task Three_hundred_lines_are_all_there_on_numbered_pages_with_embedded_fonts()
    {
        var content = SampleRecord.Of(300);
        var path = await PdfAsync(content, null);
        var text = Squeeze(await ToolAsync("pdftotext", "-layout", path, "-"));
        // Not one line is lost.
        // Only the body of each page: a line may go on over a page's foot, and the letters of the watermark may lie between its words.
        var body = Unmarked(Squeeze(await ToolAsync("pdftotext", "-layout", "-x", "0", "-y", "71", "-W", "595", "-H", "686", path, "-")));
        var missing = content.Entries.Where(e => e.Kind == "line" && !body.Contains(Unmarked(Squeeze(e.Text)), StringComparison.Ordinal)).ToList();
        Assert.Empty(missing);
        Assert.All(content.Entries.Where(e => e.Kind == "phase"), e => Assert.Contains(Squeeze(e.Text), text, StringComparison.Ordinal));

        var pages = int.Parse(Regex.Match(await ToolAsync("pdfinfo", path), @"Pages:\s+(\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(pages, 12, 40);
        Assert.Contains($"第{pages}页共{pages}页", text, StringComparison.Ordinal);
        Assert.Contains(content.TranscriptHash, text, StringComparison.Ordinal);
        await AllFontsAreEmbeddedAsync(path);
    }

    [Fact]
    public async Task The_archive_variant_declares_itself_and_carries_the_record_as_json()
    {
        var json = Encoding.UTF8.GetBytes("""{"caseNumber":"测劳人仲(2026)办字第0001号"}""");
        var path = await PdfAsync(SampleRecord.Of(5), json);
        Assert.Contains("pdfaid:part=\"3\" pdfaid:conformance=\"B\"", await File.ReadAllTextAsync(path, Encoding.Latin1), StringComparison.Ordinal);
        await ToolAsync("pdfdetach", "-saveall", "-o", _folder, path);
        Assert.Equal(json, await File.ReadAllBytesAsync(Path.Combine(_folder, "record.json")));
        await ToolAsync("qpdf", "--check", path);
        Assert.Contains("/AFRelationship /Data", await ToolAsync("qpdf", "--qdf", "--object-streams=disable", path, "-"), StringComparison.Ordinal);
        await AllFontsAreEmbeddedAsync(path);
    }

    [Fact]
    public async Task What_was_said_is_text_and_never_markup()
    {
        var content = SampleRecord.Of(0) with { Entries = [new RecordEntry("line", "10:00:00", null, "申请人 <b>甲</b>", "<img src=\"file:///etc/passwd\"><script>1</script> & 完")] };
        var html = await Page.WriteAsync(content, default);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_of_the_office_takes_the_place_of_ours_but_can_fetch_nothing()
    {
        var secret = Path.Combine(_folder, "secret.txt");
        await File.WriteAllTextAsync(secret, "nobody-may-read-this");
        Directory.CreateDirectory(Path.Combine(_folder, "templates"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "templates", "record.liquid"),
            $"<html><head><title>t</title><link rel=attachment href=\"file://{secret}\"></head><body><p>本委 {{{{ caseNumber }}}}</p><object data=\"file://{secret}\">none</object></body></html>");
        var path = await PdfAsync(SampleRecord.Of(1), null);
        var text = await ToolAsync("pdftotext", path, "-");
        Assert.Contains("本委", text, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody-may-read-this", text, StringComparison.Ordinal);
        Assert.Contains("0 embedded files", await ToolAsync("pdfdetach", "-list", path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_takes_too_long_is_stopped()
    {
        using var impatient = new PdfRenderer(new DocumentOptions { Limit = TimeSpan.FromMilliseconds(50) }, TimeProvider.System, NullLogger<PdfRenderer>.Instance);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.RenderAsync("<p>庭</p>", null, default));
    }

    private async Task<string> PdfAsync(RecordContent content, byte[]? attachment)
    {
        var pdf = await _renderer.RenderAsync(await Page.WriteAsync(content, default), attachment, default);
        var path = Path.Combine(_folder, "record.pdf");
        await File.WriteAllBytesAsync(path, pdf);
        return path;
    }

    private static async Task AllFontsAreEmbeddedAsync(string path)
    {
        var fonts = (await ToolAsync("pdffonts", path)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Matches(@"\s+yes\s+yes\s+(yes|no)\s+\d+\s+\d+\s*$", font));
    }

    // Neither the watermark's letters nor the times in the margin, which may come between the words of a line.
    private static string Unmarked(string text) => Margin().Replace(text, "");

    [GeneratedRegex(@"\d{1,2}:\d{2}:\d{2}|[草稿]")]
    private static partial Regex Margin();

    private static string Squeeze(string text) => WhiteSpace().Replace(text, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    private static async Task<string> ToolAsync(string tool, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, args) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
