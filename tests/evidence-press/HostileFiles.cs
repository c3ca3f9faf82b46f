using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Arbitration.Press.Tests;

/// <summary>A hostile file and what has to become of it.</summary>
/// <param name="Codes">Any of these refusals; none: it is accepted and inert.</param>
internal sealed record HostileFile(string Name, byte[] Content, params string[] Codes)
{
    public override string ToString() => Name;
}

/// <summary>Files that somebody might send to break the system, its users or its owners; all made here.</summary>
internal static class HostileFiles
{
    private const string Broken = "evidence.broken", Bomb = "evidence.bomb", Polyglot = "evidence.polyglot", Active = "evidence.active", Encrypted = "evidence.encrypted",
        Program = "evidence.executable", Type = "evidence.type-not-accepted", Slow = "evidence.too-slow", Heavy = "evidence.too-heavy", Malware = "evidence.malware", Empty = "evidence.empty", ManyPages = "evidence.too-many-pages";

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Eicar => Text(string.Concat(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EI", "CAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"));

    public static IEnumerable<HostileFile> All() => [.. Archives(), .. Pdfs(), .. Pictures(), .. Offices(), .. Films(), .. Others()];

    private static IEnumerable<HostileFile> Archives()
    {
        var zeros = new byte[300 << 20];
        var small = new byte[64 << 10];
        yield return new("bomb.zip", new ZipMaker().Add("zeros.bin", zeros).Make(), Bomb);
        yield return new("bomb-that-lies.zip", new ZipMaker().Add("zeros.bin", zeros, claims: 10).Make(), Bomb);
        var overlapping = new ZipMaker { Overlapping = true };
        for (var n = 0; n < 150; n++) overlapping.Add($"{n}", small);
        yield return new("bomb-overlapping.zip", overlapping.Make(), Bomb);
        var many = new ZipMaker();
        for (var n = 0; n < 20_000; n++) many.Add($"{n}.txt", [1], store: true);
        yield return new("bomb-of-many-files.zip", many.Make(), Bomb);
        var level = new ZipMaker().Add("zeros.bin", small).Make();
        for (var n = 0; n < 8; n++) level = new ZipMaker().Add("inner.zip", level).Make();
        yield return new("nested.zip", level, "evidence.nested");
        yield return new("rar-within.zip", new ZipMaker().Add("x.pdf", [.. "Rar!\x1A\x07\x01\0"u8, .. small]).Make(), "evidence.nested");
        yield return new("slip.zip", new ZipMaker().Add("../../../../etc/cron.d/evil", [1]).Make(), "evidence.archive-path");
        yield return new("slip-windows.zip", new ZipMaker().Add(@"..\..\Windows\evil.dll", [1]).Make(), "evidence.archive-path");
        yield return new("slip-absolute.zip", new ZipMaker().Add("/etc/passwd", [1]).Make(), "evidence.archive-path");
        yield return new("slip-drive.zip", new ZipMaker().Add("C:evil.exe", [1]).Make(), "evidence.archive-path");
        yield return new("link.zip", new ZipMaker().Add("link", Text("/etc/passwd"), mode: 0xA1FF).Make(), "evidence.archive-link");
        yield return new("device.zip", new ZipMaker().Add("sda", [1], mode: 0x61FF).Make(), "evidence.archive-link");
        yield return new("encrypted.zip", new ZipMaker().Add("secret.pdf", small, flags: 1).Make(), Encrypted);
        yield return new("torn.zip", new ZipMaker().Add("a.txt", Text("x")).Make()[..40], Broken);
        yield return new("torn-inside.zip", new ZipMaker().AddPacked("a.txt", [0xFF, 0xFF, 0xFF, 0xFF], 10).Make(), Broken);
        yield return new("empty.zip", new ZipMaker().Make(), Empty);
        yield return new("trailing.zip", [.. new ZipMaker().Add("a.txt", Text("x")).Make(), .. GoodFiles.Pdf(1)], Polyglot, Broken);
        yield return new("program.apk", new ZipMaker().Add("AndroidManifest.xml", [1]).Add("classes.dex", [1]).Make(), Program);
        yield return new("program.jar", new ZipMaker().Add("META-INF/MANIFEST.MF", [1]).Add("A.class", [1]).Make(), Program);
        yield return new("hostile-names.zip", new ZipMaker().Add("invoice\u202Efdp.exe", Text("a")).Add("CON.txt", Text("b")).Add("<img src=x onerror=alert(1)>.pdf", Text("c")).Add(new string('x', 3000) + ".pdf", Text("d")).Make());
        yield return new("seven.7z", [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, .. small], Type);
        yield return new("gzip-bomb.gz", [0x1F, 0x8B, 8, 0, .. small], Type);
    }

    private static IEnumerable<HostileFile> Pdfs()
    {
        yield return new("hundred-thousand-pages.pdf", GoodFiles.Pdf(100_000), ManyPages);
        yield return new("says-a-billion-pages.pdf", Text(Encoding.Latin1.GetString(GoodFiles.Pdf(1)).Replace("/Count 1", "/Count 999999999", StringComparison.Ordinal)), ManyPages, Broken);
        yield return new("script.pdf", GoodFiles.Pdf(1, "/OpenAction << /S /JavaScript /JS (app.alert\\('x'\\); this.submitForm\\('http://127.0.0.1/'\\)) >>"));
        yield return new("launch.pdf", GoodFiles.Pdf(1, "/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"));
        yield return new("uri.pdf", GoodFiles.Pdf(1, "/OpenAction << /S /URI /URI (file:///etc/passwd) >>"));
        yield return new("attachment.pdf", GoodFiles.Pdf(1, "/Names << /EmbeddedFiles << /Names [(evil.exe) << /Type /Filespec /F (evil.exe) >>] >> >>"));
        yield return new("external-stream.pdf", GoodFiles.Pdf(1, page: "/Annots [<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] /A << /S /GoToR /F (/etc/shadow) >> >>]"));
        yield return new("xfa.pdf", GoodFiles.Pdf(1, "/AcroForm << /XFA (<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>) >>"), Polyglot, "");
        yield return new("pixel-flood.pdf", GoodFiles.Pdf(1, box: "0 0 14400000 14400000"));
        yield return new("thin-page.pdf", GoodFiles.Pdf(1, box: "0 0 1 14400000"), Broken, "");
        yield return new("negative-page.pdf", GoodFiles.Pdf(1, box: "0 0 -1 -1"), Broken, "");
        yield return new("image-flood.pdf", ImageFlood(60_000), Broken, Heavy, Slow, "");
        yield return new("deflate-bomb.pdf", DeflateBomb(), Broken, Heavy, Slow, Bomb, "");
        yield return new("slow-page.pdf", GoodFiles.Pdf(1, content: SlowPage()), Slow);
        yield return new("parents-in-a-circle.pdf", GoodFiles.OfObjects(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 5 /Kids [2 0 R 2 0 R] >>"]), Broken, Slow);
        yield return new("forms-in-a-circle.pdf", FormsInACircle(), Broken, Slow, "");
        yield return new("deep-arrays.pdf", GoodFiles.Pdf(1, "/X " + new string('[', 100_000)), Broken, Slow, "");
        yield return new("unknown-encryption.pdf", Text(Encoding.Latin1.GetString(GoodFiles.Pdf(1)).Replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Evil /V 9 /R 9 >>", StringComparison.Ordinal)), Encrypted, Broken);
        yield return new("torn-header.pdf", Text("%PDF-"), Broken);
        yield return new("torn.pdf", GoodFiles.Pdf(20)[..600], Broken);
        yield return new("noise.pdf", [.. "%PDF-1.7\n"u8, .. Noise(200_000, 1)], Broken);
        yield return new("html-first.pdf", [.. Text("<html><script>alert(1)</script>"), .. GoodFiles.Pdf(1)], Polyglot, Active);
        yield return new("html-in-the-head.pdf", [.. "%PDF-1.4\n%<html><script src=//x></script>\n"u8, .. GoodFiles.Pdf(1)[9..]], Polyglot);
        yield return new("zip-behind.pdf", [.. GoodFiles.Pdf(1), .. new ZipMaker().Add("evil.class", [1]).Make()], Polyglot);
        yield return new("script-before.pdf", [.. Text("alert(1)//"), .. GoodFiles.Pdf(1)], Polyglot);
    }

    private static IEnumerable<HostileFile> Pictures()
    {
        var jpeg = GoodFiles.Picture(64, 64, SKEncodedImageFormat.Jpeg);
        var png = GoodFiles.Picture(64, 64, SKEncodedImageFormat.Png);
        yield return new("flood.png", Png(100_000, 100_000, []), Bomb, Broken);
        yield return new("flood-real.png", Png(30_000, 30_000, ZipMaker.Deflated(new byte[4 << 20])), Bomb);
        yield return new("text-bomb.png", [.. png[..33], .. Chunk("zTXt"u8, [.. "x\0\0\x78\x9C"u8, .. ZipMaker.Deflated(new byte[200 << 20])]), .. png[33..]], Bomb, Broken, "");
        yield return new("flood.jpg", Sized(jpeg), Bomb, Broken);
        yield return new("flood.gif", [.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. GoodFiles.Gif[10..]], Bomb, Broken);
        yield return new("flood.bmp", FloodBmp(), Bomb, Broken);
        yield return new("flood.tif", FloodTiff(), Broken, Heavy, Bomb);
        yield return new("circle.tif", CircleTiff(), Broken, ManyPages, Slow, "");
        yield return new("torn.jpg", GoodFiles.Picture(800, 800, SKEncodedImageFormat.Jpeg)[..3000], Broken);
        yield return new("torn.png", png[..60], Broken);
        yield return new("torn.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. Noise(500, 2)], Broken);
        yield return new("flood.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, 0, 0, 0, 20, .. "ispe"u8, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0], Bomb, Broken);
        yield return new("header-only.webp", [.. "RIFF"u8, 0xFF, 0xFF, 0, 0, .. "WEBPVP8 "u8], Broken);
        yield return new("script.gif", [.. "GIF89a/*"u8, 1, 0, .. GoodFiles.Gif[10..], .. "*/=1;alert(1)"u8], Polyglot);
        yield return new("html.gif", [.. GoodFiles.Gif, .. "<script>alert(1)</script>"u8], Polyglot);
        yield return new("php.jpg", [.. jpeg, .. "<?php system($_GET['c']); ?>"u8], Polyglot);
        yield return new("comment-html.jpg", [0xFF, 0xD8, 0xFF, 0xFE, 0, 40, .. "<html><script>alert(document.domain)//"u8, .. jpeg[2..]], Polyglot);
        yield return new("zip-behind.jpg", [.. jpeg, .. new ZipMaker().Add("evil.exe", [1]).Make()], Polyglot);
        yield return new("rar-behind.jpg", [.. jpeg, .. "Rar!\x1A\x07\x01\0"u8, .. Noise(100, 3)], Polyglot);
        yield return new("pdf-within.png", [.. png[..33], .. Chunk("tEXt"u8, [.. "c\0%PDF-1.4"u8]), .. png[33..]], Polyglot);
        yield return new("xxe.svg", Text("""<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>"""), Active);
        yield return new("script.svg", Text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), Active);
        yield return new("script-utf16.svg", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>")], Active);
    }

    private static IEnumerable<HostileFile> Offices()
    {
        const string include = """<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{0}" Target="{1}" TargetMode="External"/>""";
        yield return new("bomb.docx", GoodFiles.Docx("x", more: zip => zip.Add("word/media/image1.xml", new byte[200 << 20])), Bomb);
        yield return new("laughs.docx", GoodFiles.Docx("x", more: zip => zip.Add("word/styles.xml", Text("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>"))), Active);
        yield return new("xxe-utf16.docx", GoodFiles.Docx("x", more: zip => zip.Add("word/settings.xml", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x/>")])), Active);
        yield return new("macro.docm", GoodFiles.Docx("x", more: zip => zip.Add("word/vbaProject.bin", Noise(2000, 4))));
        yield return new("template-injection.docx", GoodFiles.Docx("x", rels: string.Format(CultureInfo.InvariantCulture, include, "attachedTemplate", "http://127.0.0.1:9/evil.dotm")));
        yield return new("linked-image.docx", GoodFiles.Docx("x", rels: string.Format(CultureInfo.InvariantCulture, include, "image", "file:///etc/passwd")));
        yield return new("dde.xlsx", GoodFiles.Xlsx("x", """<c r="B1"><f>cmd|'/c calc'!A1</f><v>0</v></c><c r="C1"><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>0</v></c>"""));
        yield return new("far-cell.xlsx", GoodFiles.Xlsx("x", """<c r="XFD1" t="inlineStr"><is><t>far</t></is></c>"""), ManyPages, Slow, "");
        yield return new("torn.docx", GoodFiles.Docx("x")[..400], Broken);
        yield return new("nothing.docx", new ZipMaker().Add("[Content_Types].xml", Text("x")).Add("word/document.xml", Text("no xml")).Make(), Broken, "");
        yield return new("presentation.pptx", new ZipMaker().Add("[Content_Types].xml", Text("x")).Add("ppt/presentation.xml", Text("x")).Make(), Type);
        yield return new("torn.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("WordDocument\0"), .. Noise(3000, 5)], Broken, "");
        yield return new("encrypted.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage\0")], Encrypted);
        yield return new("object.rtf", Text(@"{\rtf1 {\object\objemb\objupdate{\*\objclass Equation.3}{\*\objdata 0105000002000000}}{\field{\*\fldinst INCLUDETEXT ""/etc/passwd""}} x}"));
        yield return new("deep.rtf", Text(@"{\rtf1 " + new string('{', 200_000)), Broken, Slow, Heavy, "");
    }

    private static IEnumerable<HostileFile> Films()
    {
        yield return new("playlist.mp4", Text("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"), "");
        yield return new("concat.mp4", Text("ffconcat version 1.0\nfile /etc/passwd\n"), "");
        yield return new("playlist-in-avi.avi", [.. "RIFF"u8, 0xFF, 0xFF, 0, 0, .. "AVI LIST"u8, .. Text("#EXTM3U\n/etc/passwd\n")], Broken);
        yield return new("torn.mp4", [0, 0, 0, 24, .. "ftypisom"u8, .. Noise(5000, 6)], Broken);
        yield return new("torn.wav", [.. "RIFF"u8, 0xFF, 0xFF, 0xFF, 0x7F, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 0xFF, 0xFF, .. Noise(30, 7)], Broken);
        yield return new("noise.mkv", [0x1A, 0x45, 0xDF, 0xA3, .. Noise(100_000, 8)], Broken);
        yield return new("noise.mp3", [.. "ID3\x04\0\0\x7F\x7F\x7F\x7F"u8, .. Noise(100_000, 9)], Broken, "");
        yield return new("html-head.mp4", [0, 0, 0, 24, .. "ftypisom<html><script>alert(1)</script>"u8, .. Noise(5000, 10)], Polyglot);
    }

    private static IEnumerable<HostileFile> Others()
    {
        yield return new("eicar.pdf", Eicar, Malware);
        yield return new("eicar-behind.jpg", [.. GoodFiles.Picture(64, 64, SKEncodedImageFormat.Jpeg), .. Eicar], Malware);
        yield return new("program.pdf", [.. "MZ"u8, .. new byte[200]], Program);
        yield return new("program.jpg", [0x7F, .. "ELF"u8, .. new byte[200]], Program);
        yield return new("script.txt", Text("#!/bin/sh\nrm -rf /\n"), Program);
        yield return new("shortcut.pdf", [0x4C, 0, 0, 0, 1, 0x14, 2, 0, .. new byte[100]], Program);
        yield return new("page.html", Text("<!DOCTYPE html><script>alert(1)</script>"), Active);
        yield return new("page.pdf", Text("   \n<HTML><body onload=alert(1)>"), Active);
        yield return new("nothing.pdf", [], Empty);
        yield return new("zeros.jpg", new byte[1000], Type);
        yield return new("noise.bin", Noise(100_000, 11), Type);
        yield return new("terminal.txt", Text("\u001b]0;evil\u0007\u001b[2J"), Type);
    }

    private static byte[] Noise(int bytes, int seed)
    {
        var noise = new byte[bytes];
        new Random(seed).NextBytes(noise);
        return noise;
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] content)
    {
        var chunk = new byte[12 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        type.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), ZipMaker.Crc(chunk.AsSpan(4, 4 + content.Length)));
        return chunk;
    }

    private static byte[] Png(int width, int height, byte[] deflated)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        return [0x89, .. "PNG\r\n\x1A\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, [0x78, 0x9C, .. deflated, 0, 0, 0, 0]), .. Chunk("IEND"u8, [])];
    }

    // The frame header's two lengths become 65,000.
    private static byte[] Sized(byte[] jpeg)
    {
        var sized = (byte[])jpeg.Clone();
        var frame = sized.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(sized.AsSpan(frame + 5), 65_000);
        BinaryPrimitives.WriteUInt16BigEndian(sized.AsSpan(frame + 7), 65_000);
        return sized;
    }

    private static byte[] FloodBmp()
    {
        var bmp = GoodFiles.Bmp(4, 4);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(18), 65_000);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(22), 65_000);
        return bmp;
    }

    private static byte[] FloodTiff()
    {
        var tiff = GoodFiles.Tiff(1);
        // The values of width and height, eight bytes into their entries.
        BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(10 + 8), 2_000_000_000);
        BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(22 + 8), 2_000_000_000);
        return tiff;
    }

    private static byte[] CircleTiff()
    {
        var tiff = GoodFiles.Tiff(1);
        tiff[10 + (9 * 12)] = 8;
        return tiff;
    }

    private static byte[] ImageFlood(int side) => GoodFiles.OfObjects(
    [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>",
        "<< /Length 30 >>\nstream\n595 0 0 842 0 0 cm /I Do     \nendstream",
        $"<< /Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 5 >>\nstream\nabcde\nendstream",
    ]);

    // 400 MiB of blanks in half a megabyte.
    private static byte[] DeflateBomb()
    {
        var packed = ZipMaker.Deflated(Enumerable.Repeat((byte)' ', 400 << 20).ToArray());
        return GoodFiles.OfObjects(
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            $"<< /Filter /FlateDecode /Length {packed.Length + 2} >>\nstream\n\u0078\u009C{Encoding.Latin1.GetString(packed)}\nendstream",
        ]);
    }

    private static string SlowPage()
    {
        var strokes = new StringBuilder("40 w [1 2] 0 d\n");
        for (var n = 0; n < 40_000; n++) strokes.Append(CultureInfo.InvariantCulture, $"{n % 595} 0 m {595 - (n % 595)} 842 l {n % 97} 300 {n % 89} 500 {n % 83} 700 c S\n");
        return strokes.ToString();
    }

    private static byte[] FormsInACircle() => GoodFiles.OfObjects(
    [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /A 5 0 R >> >> /Contents 4 0 R >>",
        "<< /Length 5 >>\nstream\n/A Do\nendstream",
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /A 5 0 R >> >> /Length 11 >>\nstream\n/A Do /A Do\nendstream",
    ]);
}
