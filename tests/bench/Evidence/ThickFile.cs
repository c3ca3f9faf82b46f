using System.Globalization;
using System.Text;
using Arbitration.Testing;

namespace Arbitration.Bench.Evidence;

/// <summary>A PDF of A4 pages as a party files them: 12 pt Chinese, a table on each, no page like another.</summary>
internal static class ThickFile
{
    private const int Rows = 18;

    internal static async Task<byte[]> MakeAsync(string folder, int pages)
    {
        var html = new StringBuilder("""
            <!doctype html><meta charset="utf-8"><style>@page { size: A4; margin: 20mm } body { font: 12pt/1.6 'Noto Sans CJK SC' } table { width: 100%; border-collapse: collapse } td { border: 1px solid #000; padding: 1mm 2mm }
            section + section { break-before: page }</style>
            """);
        for (int page = 1; page <= pages; page++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<section><h2>考勤记录 第 {page} 页</h2><p>用人单位：沪江飞燕即时配送有限公司；劳动者：罗启航。以下为当日各单配送时间、里程与计酬，双方对第 {page * 7} 单有争议。</p><table>");
            for (int row = 1; row <= Rows; row++)
            {
                int order = (page * Rows) + row;
                html.Append(CultureInfo.InvariantCulture, $"<tr><td>第 {order} 单</td><td>{order % 24:00}:{order * 7 % 60:00}</td><td>{order % 13 + 1}.{order % 10} 公里</td><td>应付 {order % 9 + 4}.{order % 100:00} 元</td></tr>");
            }
            html.Append("</table></section>");
        }
        string source = Path.Combine(folder, "thick.html"), file = Path.Combine(folder, "thick.pdf");
        await File.WriteAllTextAsync(source, html.ToString());
        CommandLine.Outcome made = await CommandLine.RunAsync("weasyprint", ["-q", source, file], TimeSpan.FromMinutes(10));
        return made.ExitCode == 0 ? await File.ReadAllBytesAsync(file) : throw new InvalidOperationException(made.Errors);
    }
}
