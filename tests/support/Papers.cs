namespace Arbitration.Testing;

/// <summary>Files as parties have them, made here: a statement of wages on two pages, a picture, and one that is torn.</summary>
public sealed class Papers : IAsyncDisposable
{
    private Papers(string folder) => Folder = folder;

    public string Folder { get; }
    public string Pdf => Path.Combine(Folder, "工资条.pdf");
    public string Picture => Path.Combine(Folder, "聊天记录.png");
    public string Torn => Path.Combine(Folder, "损坏的合同.pdf");

    public static async Task<Papers> MakeAsync()
    {
        var papers = new Papers(Directory.CreateTempSubdirectory("papers-").FullName);
        var html = Path.Combine(papers.Folder, "wages.html");
        var rows = string.Concat(Enumerable.Range(1, 14).Select(day => $"<tr><td>2025年3月{day}日</td><td>8 小时</td><td>应发 260.00 元</td><td>实发 130.00 元</td></tr>"));
        await File.WriteAllTextAsync(html, $$"""
            <!doctype html><meta charset="utf-8"><style>@page { size: A4; margin: 20mm } body { font: 12pt 'Noto Sans CJK SC' } td { border: 1px solid #000; padding: 2mm } section { break-before: page }</style>
            <h1>二〇二五年三月工资条</h1><table>{{rows}}</table><section><h1>第二页 签收</h1><p>收款人签名：罗启航</p></section>
            """);
        var made = await CommandLine.RunAsync("weasyprint", ["-q", html, papers.Pdf]);
        if (made.ExitCode != 0) throw new InvalidOperationException(made.Errors);
        var drawn = await CommandLine.RunAsync("ffmpeg", ["-y", "-loglevel", "error", "-f", "lavfi", "-i", "color=c=0x2f9e44:s=900x1600", "-frames:v", "1", papers.Picture]);
        if (drawn.ExitCode != 0) throw new InvalidOperationException(drawn.Errors);
        await File.WriteAllBytesAsync(papers.Torn, (await File.ReadAllBytesAsync(papers.Pdf))[..900]);
        return papers;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
