using System.Text;
using Arbitration.Court.Evidence.Press;
using SkiaSharp;

namespace Arbitration.Press.Tests;

/// <summary>What people really file is shown, and its original stays as it was.</summary>
[Collection(nameof(OneAtATime))]
public sealed class GoodFileTests(ITestOutputHelper output) : IDisposable
{
    private readonly PressRig _rig = new();

    public void Dispose() => _rig.Dispose();

    private async Task<Pressed> AcceptedAsync(string name, byte[] content)
    {
        var file = _rig.Write(name, content);
        var pressed = await _rig.PressAsync(file);
        output.WriteLine($"{name}: {pressed}, {pressed.Use?.Cpu.TotalSeconds:0.0} s, {pressed.Use?.PeakMemory >> 20} MiB");
        Assert.True(pressed.Refusal is null, $"{name}: {pressed}");
        Assert.Equal(content, await File.ReadAllBytesAsync(file));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(pressed.Folder), entry => Path.GetFileName(entry).StartsWith('.'));
        return pressed;
    }

    private static SKBitmap Image(string path) => SKBitmap.Decode(path);

    [Fact]
    public async Task A_pdf_becomes_pages_of_two_thousand_pixels()
    {
        var pressed = await AcceptedAsync("contract.pdf", GoodFiles.Pdf(3));
        Assert.Equal(3, pressed.Pages.Count);
        Assert.All(pressed.Pages, page => Assert.Equal((1413, 2000), (page.Width, page.Height)));
        Assert.IsType<PageReady>(pressed.Events[2]);
        Assert.Equal(1, ((PageReady)pressed.Events[2]).N);
        using var page = Image(pressed.Pages[0].File);
        Assert.Equal((1413, 2000), (page.Width, page.Height));
        using var small = Image(pressed.Pages[0].Thumbnail);
        Assert.Equal(320, small.Height);
        using var half = Image(pressed.Pages[0].Half!);
        Assert.Equal((706, 1000), (half.Width, half.Height));
    }

    [Fact]
    public async Task Chinese_whose_font_is_not_embedded_is_drawn()
    {
        var text = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("劳动合同解除通知书"));
        var pdf = GoodFiles.OfObjects(
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
            $"<< /Length {text.Length + 37} >>\nstream\nBT /F1 40 Tf 60 600 Td <{text}> Tj ET     \nendstream",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        ]);
        using var page = Image((await AcceptedAsync("notice.pdf", pdf)).Pages[0].File);
        var black = page.Pixels.Count(pixel => pixel.Red < 100);
        output.WriteLine($"{black} black pixels");
        Assert.InRange(black, 10_000, 200_000);
    }

    [Fact]
    public async Task Page_one_is_there_before_the_last_is_made()
    {
        var file = _rig.Write("long.pdf", GoodFiles.Pdf(120));
        var folder = Directory.CreateDirectory(Path.Combine(_rig.Folder, "long")).FullName;
        var pages = 0;
        await foreach (var happened in _rig.Press.PressAsync(file, folder, default))
        {
            if (happened is not PageReady page) continue;
            if (pages++ == 0)
            {
                Assert.Equal(1, page.N);
                Assert.True(File.Exists(page.File));
                Assert.False(File.Exists(Path.Combine(folder, "page-120.png")));
            }
        }

        Assert.Equal(120, pages);
    }

    [Fact]
    public async Task Three_hundred_pages_are_there_within_a_minute_and_the_first_within_three_seconds()
    {
        Assert.Null(await _rig.Trial.VerdictAsync(default));
        var file = _rig.Write("case.pdf", GoodFiles.Pdf(300));
        var folder = Directory.CreateDirectory(Path.Combine(_rig.Folder, "case")).FullName;
        var (began, first) = (System.Diagnostics.Stopwatch.GetTimestamp(), TimeSpan.MaxValue);
        var pages = 0;
        await foreach (var happened in _rig.Press.PressAsync(file, folder, default))
        {
            if (happened is PageReady && pages++ == 0) first = System.Diagnostics.Stopwatch.GetElapsedTime(began);
        }

        var all = System.Diagnostics.Stopwatch.GetElapsedTime(began);
        output.WriteLine($"first page {first.TotalSeconds:0.00} s, {pages} pages {all.TotalSeconds:0.0} s");
        Assert.Equal(300, pages);
        Assert.InRange(first.TotalSeconds, 0, 3);
        Assert.InRange(all.TotalSeconds, 0, 60);
    }

    [Theory]
    [InlineData("png", SKEncodedImageFormat.Png)]
    [InlineData("jpeg", SKEncodedImageFormat.Jpeg)]
    [InlineData("webp", SKEncodedImageFormat.Webp)]
    public async Task A_picture_becomes_one_page(string type, SKEncodedImageFormat format)
    {
        // The name lies; the content decides.
        var pressed = await AcceptedAsync("holiday.pdf", GoodFiles.Picture(3000, 1500, format));
        Assert.Equal(type, pressed.Type);
        var page = Assert.Single(pressed.Pages);
        Assert.Equal((2000, 1000), (page.Width, page.Height));
    }

    [Fact]
    public async Task A_gif_and_a_bmp_become_one_page_each()
    {
        Assert.Equal("gif", (await AcceptedAsync("a.gif", GoodFiles.Gif)).Type);
        Assert.Equal("bmp", (await AcceptedAsync("a.bmp", GoodFiles.Bmp(64, 48))).Type);
    }

    [Fact]
    public async Task A_long_screenshot_stays_readable()
    {
        var pressed = await AcceptedAsync("chat.png", GoodFiles.Picture(1080, 12000, SKEncodedImageFormat.Png));
        Assert.InRange(pressed.Pages[0].Width, 990, 1080);
    }

    [Fact]
    public async Task A_photograph_is_shown_upright_without_where_it_was_taken()
    {
        var pressed = await AcceptedAsync("photo.jpg", GoodFiles.PhoneJpeg(400, 300, orientation: 6));
        Assert.Equal((300, 400), (pressed.Pages[0].Width, pressed.Pages[0].Height));
        var shown = await File.ReadAllBytesAsync(pressed.Pages[0].File);
        Assert.Equal(-1, shown.AsSpan().IndexOf("Exif"u8));
        using var image = Image(pressed.Pages[0].File);
        // Red was at the left of the sensor; held upright it is on top.
        Assert.True(image.GetPixel(150, 20).Red > 200 && image.GetPixel(150, 20).Blue < 80);
        Assert.True(image.GetPixel(150, 380).Blue > 200);
    }

    [Fact]
    public async Task A_motion_photo_with_its_film_behind_is_a_photo()
    {
        var film = await GoodFiles.FfmpegAsync("mp4", "-f", "lavfi", "-i", "testsrc2=s=160x120:d=1", "-c:v", "libx264");
        var pressed = await AcceptedAsync("motion.jpg", [.. GoodFiles.PhoneJpeg(400, 300, orientation: 1), .. film]);
        Assert.Equal("jpeg", pressed.Type);
    }

    [Fact]
    public async Task An_iphones_picture_is_shown()
    {
        var pressed = await AcceptedAsync("IMG_0001.HEIC", await GoodFiles.HeicAsync(_rig.Folder));
        Assert.Equal("heic", pressed.Type);
    }

    [Fact]
    public async Task A_scanners_file_of_two_pages_is_shown()
    {
        var pressed = await AcceptedAsync("scan.tif", GoodFiles.Tiff(2));
        Assert.Equal(2, pressed.Pages.Count);
    }

    [Fact]
    public async Task Word_and_spreadsheets_become_pages()
    {
        Assert.Equal("docx", (await AcceptedAsync("合同.docx", GoodFiles.Docx("劳动合同"))).Type);
        Assert.Equal("xlsx", (await AcceptedAsync("工资.xlsx", GoodFiles.Xlsx("工资"))).Type);
        Assert.Equal("rtf", (await AcceptedAsync("old.doc", Encoding.ASCII.GetBytes(@"{\rtf1\ansi Dismissal notice\par}"))).Type);
    }

    [Fact]
    public async Task The_older_formats_of_both_become_pages()
    {
        Assert.Equal("doc", (await AcceptedAsync("a.doc", await GoodFiles.ConvertedAsync(_rig.Folder, GoodFiles.Docx("旧"), "docx", "doc"))).Type);
        Assert.Equal("xls", (await AcceptedAsync("a.xls", await GoodFiles.ConvertedAsync(_rig.Folder, GoodFiles.Xlsx("旧"), "xlsx", "xls"))).Type);
    }

    [Fact]
    public async Task Text_of_chinese_windows_is_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var pressed = await AcceptedAsync("chat.txt", Encoding.GetEncoding("GB18030").GetBytes("甲：工资什么时候发？\r\n乙：下周。\r\n"));
        Assert.Equal("text", pressed.Type);
    }

    [Fact]
    public async Task Sound_and_video_are_made_playable_everywhere()
    {
        var wav = await AcceptedAsync("call.wav", await GoodFiles.FfmpegAsync("wav", "-f", "lavfi", "-i", "sine=d=2", "-ar", "8000"));
        var sound = Assert.Single(wav.Events.OfType<MediaReady>());
        Assert.Equal(("audio/mp4", null), (sound.ContentType, sound.Poster));
        Assert.InRange(sound.Length.TotalSeconds, 1.9, 2.2);

        var film = await GoodFiles.FfmpegAsync("mp4", "-f", "lavfi", "-i", "testsrc2=s=1920x1080:d=2", "-f", "lavfi", "-i", "sine=d=2", "-metadata", "location=+31.2+121.4/", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac");
        var video = Assert.Single((await AcceptedAsync("film.mov", film)).Events.OfType<MediaReady>());
        Assert.Equal(("video/mp4", 1280, 720), (video.ContentType, video.Width, video.Height));
        Assert.NotNull(video.Poster);
        var bytes = await File.ReadAllBytesAsync(video.File);
        Assert.Equal(-1, bytes.AsSpan().IndexOf("121.4"u8));
        Assert.InRange(bytes.AsSpan().IndexOf("moov"u8), 0, bytes.AsSpan().IndexOf("mdat"u8));
    }

    [Fact]
    public async Task An_archive_becomes_its_members_with_names_in_gbk()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var zip = new ZipMaker { Names = Encoding.GetEncoding("GB18030") }.Add("证据/合同.pdf", GoodFiles.Pdf(1)).Add("证据/工资.docx", GoodFiles.Docx("工资")).Add("__MACOSX/._x", [1]).Make();
        var members = (await AcceptedAsync("证据.zip", zip)).Events.OfType<MemberReady>().ToList();
        Assert.Equal(["合同.pdf", "工资.docx"], members.Select(member => member.Name));
        Assert.Equal(GoodFiles.Pdf(1), await File.ReadAllBytesAsync(members[0].File));
    }
}
