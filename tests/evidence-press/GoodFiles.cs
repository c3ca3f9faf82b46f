using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Arbitration.Press.Tests;

/// <summary>Files as people file them, made by code.</summary>
internal static class GoodFiles
{
    /// <param name="catalog">More of the document's own dictionary.</param>
    /// <param name="box">Of each page.</param>
    public static byte[] Pdf(int pages, string catalog = "", string box = "0 0 595 842", string page = "", string? content = null, string more = "")
    {
        var objects = new List<string>
        {
            $"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
            $"<< /Type /Pages /Count {pages} /Kids [{string.Join(' ', Enumerable.Range(0, pages).Select(n => $"{4 + (2 * n)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        };
        for (var n = 0; n < pages; n++)
        {
            var text = content ?? $"BT /F1 14 Tf 60 780 Td (Evidence, page {n + 1}) Tj ET";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + (2 * n)} 0 R {page} >>");
            objects.Add($"<< /Length {text.Length} >>\nstream\n{text}\nendstream");
        }

        return OfObjects([.. objects, .. more.Length > 0 ? [more] : (string[])[]]);
    }

    public static byte[] OfObjects(IReadOnlyList<string> objects)
    {
        var pdf = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var offsets = new List<int>();
        foreach (var (n, body) in objects.Index())
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{n + 1} 0 obj\n{body}\nendobj\n");
        }

        var xref = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    /// <summary>Red at the left, blue at the right.</summary>
    public static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var red = new SKPaint { Color = SKColors.Red };
        using var blue = new SKPaint { Color = SKColors.Blue };
        canvas.DrawRect(0, 0, width / 4f, height, red);
        canvas.DrawRect(width * 3 / 4f, 0, width / 4f, height, blue);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>With an EXIF segment: how the camera was held, and a place.</summary>
    public static byte[] PhoneJpeg(int width, int height, byte orientation)
    {
        var jpeg = Picture(width, height, SKEncodedImageFormat.Jpeg);
        // TIFF, big endian: one directory with Orientation (0x0112) and the pointer to a place's (0x8825), which has a version only.
        byte[] tiff =
        [
            0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0,
            0, 1, 0, 0, 0, 1, 0, 0, 0, 4, 2, 3, 0, 0, 0, 0, 0, 0,
        ];
        byte[] segment = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2), .. segment, .. jpeg[2..]];
    }

    /// <summary>One white pixel.</summary>
    public static byte[] Gif => [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B];

    public static byte[] Bmp(int width, int height)
    {
        var row = ((width * 3) + 3) & ~3;
        var bmp = new byte[54 + (row * height)];
        "BM"u8.CopyTo(bmp);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(2), bmp.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(10), 54);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(22), height);
        (bmp[26], bmp[28]) = (1, 24);
        return bmp;
    }

    /// <summary>Black and white pages of 64 by 64, not compressed.</summary>
    public static byte[] Tiff(int pages)
    {
        var tiff = new List<byte>("II*\0"u8.ToArray()) { 8, 0, 0, 0 };
        for (var page = 0; page < pages; page++)
        {
            const int entries = 9;
            var pixels = tiff.Count + 2 + (entries * 12) + 4;
            var next = page + 1 < pages ? pixels + 512 : 0;
            tiff.AddRange([entries, 0]);
            foreach (var (tag, value) in new (int, int)[] { (256, 64), (257, 64), (258, 1), (259, 1), (262, 1), (273, pixels), (277, 1), (278, 64), (279, 512) })
                tiff.AddRange([(byte)tag, (byte)(tag >> 8), 4, 0, 1, 0, 0, 0, (byte)value, (byte)(value >> 8), (byte)(value >> 16), 0]);
            tiff.AddRange([(byte)next, (byte)(next >> 8), 0, 0]);
            tiff.AddRange(Enumerable.Repeat((byte)0xF0, 512));
        }

        return [.. tiff];
    }

    public static byte[] Docx(string text, string body = "", Action<ZipMaker>? more = null, string rels = "") => Office(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "word/document.xml",
        $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>{body}</w:body></w:document>""",
        zip =>
        {
            if (rels.Length > 0) zip.Add("word/_rels/document.xml.rels", Xml($"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>"""));
            more?.Invoke(zip);
        });

    public static byte[] Xlsx(string text, string formula = "", Action<ZipMaker>? more = null) => Office(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xl/workbook.xml",
        """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>""",
        zip =>
        {
            zip.Add("xl/_rels/workbook.xml.rels", Xml("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""));
            zip.Add("xl/worksheets/sheet1.xml", Xml($"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c>{formula}</row></sheetData></worksheet>"""));
            more?.Invoke(zip);
        },
        """<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>""");

    private static byte[] Office(string contentType, string main, string document, Action<ZipMaker> more, string overrides = "")
    {
        var zip = new ZipMaker();
        zip.Add("[Content_Types].xml", Xml($"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/{main}" ContentType="{contentType}"/>{overrides}</Types>"""));
        zip.Add("_rels/.rels", Xml($"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/></Relationships>"""));
        zip.Add(main, Xml(document));
        more(zip);
        return zip.Make();
    }

    public static byte[] Xml(string text) => Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + text);

    public static async Task<byte[]> FfmpegAsync(string ending, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.{ending}");
        await RunAsync("ffmpeg", ["-v", "error", "-y", .. arguments, file]);
        var bytes = await File.ReadAllBytesAsync(file);
        File.Delete(file);
        return bytes;
    }

    public static async Task<byte[]> HeicAsync(string folder)
    {
        var (png, heic) = (Path.Combine(folder, "photo.png"), Path.Combine(folder, "photo.heic"));
        await File.WriteAllBytesAsync(png, Picture(640, 480, SKEncodedImageFormat.Png));
        await RunAsync("heif-enc", [png, "-o", heic]);
        return await File.ReadAllBytesAsync(heic);
    }

    public static async Task<byte[]> ConvertedAsync(string folder, byte[] content, string from, string to)
    {
        var work = Directory.CreateDirectory(Path.Combine(folder, $"convert-{to}")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(work, $"a.{from}"), content);
        await RunAsync("soffice", [$"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", to, "--outdir", work, Path.Combine(work, $"a.{from}")]);
        return await File.ReadAllBytesAsync(Path.Combine(work, $"a.{to}"));
    }

    public static async Task RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {error} {await output}");
    }
}
