using System.Globalization;
using System.Text;

namespace Arbitration.Testing;

/// <summary>A PDF of A4 pages with a square of one colour in the middle of each, half as wide as the page.</summary>
public static class ColourPages
{
    /// <param name="colours">Red, green and blue of each page, 0–1, as PDF writes them: "1 0 1".</param>
    public static byte[] Pdf(params string[] colours)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {colours.Length} /Kids [{string.Join(' ', colours.Select((_, i) => $"{3 + i * 2} 0 R"))}] >>",
        };
        foreach (var (colour, i) in colours.Select((colour, i) => (colour, i)))
        {
            var drawn = $"{colour} rg 149 272 298 298 re f";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + i * 2} 0 R /Resources << >> >>");
            objects.Add($"<< /Length {drawn.Length} >>\nstream\n{drawn}\nendstream");
        }

        var pdf = new StringBuilder("%PDF-1.4\n");
        var at = new List<int>();
        foreach (var (one, i) in objects.Select((one, i) => (one, i)))
        {
            at.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{one}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in at) pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
