using System.Globalization;
using System.Text;

namespace Arbitration.Testing;

/// <summary>
/// An A4 page of a labour contract in 12 pt, Chinese and English, and how well what was read off a picture of it agrees with what is printed
/// there. What is seen of it at the width of the page ends in a blank, so that no line is cut through.
/// </summary>
public static class PrintedPage
{
    /// <summary>The part of the page, in fractions of its height, whose lines are <see cref="Seen"/>.</summary>
    public const double Top = 0.04, Height = 0.444;

    public static IReadOnlyList<string> Seen { get; } =
    [
        "劳动合同书",
        "甲方为用人单位，名称：沪江飞燕即时配送有限公司，住所：沪江市东海路一百二十号",
        "乙方为劳动者，姓名：罗启航，公民身份号码末四位为三六一二，联系电话已登记在册",
        "根据《中华人民共和国劳动法》和《中华人民共和国劳动合同法》的规定",
        "甲乙双方在平等自愿、协商一致的基础上订立本合同，共同遵守所列各项条款",
        "第一条 本合同期限自2024年3月1日起至2027年2月28日止，试用期为两个月",
        "第二条 乙方从事骑手岗位工作，工作地点为沪江市，甲方不得随意调整工作内容",
        "第三条 甲方每月15日以货币形式足额支付乙方上月工资6,350.00元，不得克扣拖欠",
        "Article 4. The employee works no more than eight hours a day on average.",
        "Article 5. Overtime is paid at 150 percent of the regular hourly wage.",
        "第六条 甲方安排乙方延长工作时间的，应当依法支付加班费或者安排补休",
        "第七条 乙方因工作遭受事故伤害的，甲方应当及时救治并申请工伤认定",
        "第八条 甲方应当按照国家规定为乙方缴纳养老、医疗、失业、工伤等社会保险",
        "Article 9. Either party may terminate this contract by written notice.",
        "第十条 甲方违法解除劳动合同的，应当依照经济补偿标准的二倍支付赔偿金",
    ];

    public static async Task<byte[]> PdfAsync(string folder)
    {
        var (source, file) = (Path.Combine(folder, "printed.html"), Path.Combine(folder, "printed.pdf"));
        static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"<p>{line}</p>"));
        await File.WriteAllTextAsync(source, $$"""
            <!doctype html><meta charset="utf-8"><style>@page { size: A4; margin: 20mm } body { font: 12pt/1.9 'Noto Serif CJK SC' } p { margin: 0; white-space: nowrap } hr { height: 12mm; border: 0; margin: 0 }</style>
            {{Lines(Seen)}}<hr>{{Lines(["第十一条 因履行本合同发生争议，可以申请仲裁", "第十二条 本合同一式两份，双方各执一份"])}}
            """);
        var made = await CommandLine.RunAsync("weasyprint", ["-q", source, file]);
        return made.ExitCode == 0 ? await File.ReadAllBytesAsync(file) : throw new InvalidOperationException(made.Errors);
    }

    /// <summary>Of the printed characters, the share that was read: one less the edits that lead from one to the other, blanks and widths apart.</summary>
    public static double Agreement(string read)
    {
        var (printed, found) = (Plain(string.Concat(Seen)), Plain(read));
        var row = Enumerable.Range(0, found.Length + 1).ToArray();
        for (var i = 1; i <= printed.Length; i++)
        {
            var (diagonal, _) = (row[0], row[0] = i);
            for (var j = 1; j <= found.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (printed[i - 1] == found[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return 1 - ((double)row[found.Length] / printed.Length);
    }

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToLower(CultureInfo.InvariantCulture);
}
