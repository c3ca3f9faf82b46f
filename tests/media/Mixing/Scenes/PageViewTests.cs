using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Pages;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Mixing.Scenes;
using Arbitration.Media.Tests.Libav;
using Xunit;

namespace Arbitration.Media.Tests.Mixing.Scenes;

/// <summary>What of a page is seen, compared with what ffmpeg cuts out, turns and scales of the same page.</summary>
public sealed class PageViewTests
{
    private const long TickUs = 40_000;
    private static readonly ProgrammeOptions s_options = new();

    [Theory]
    [InlineData(0, 0, 1, 1, PageTurn.None)]
    [InlineData(0.1, 0.2, 0.5, 0.25, PageTurn.None)]
    [InlineData(0.55, 0.75, 0.4, 0.2, PageTurn.None)]
    [InlineData(0, 0, 1, 1, PageTurn.Right)]
    [InlineData(0.1, 0.2, 0.5, 0.25, PageTurn.Over)]
    [InlineData(0.1, 0.2, 0.25, 0.5, PageTurn.Left)]
    public void The_part_that_is_wanted_is_seen(double x, double y, double width, double height, PageTurn turn)
    {
        using var folder = new TempFolder();
        using VideoFrame page = Drawn.Page(3508);
        var view = new PageView { Part = new PagePart(x, y, width, height), Turn = turn };
        (PageGeometry geometry, Area place) = PageGeometry.In(new Area(8, 52, 1000, 620), view, page.Width, page.Height);
        using VideoFrame canvas = VideoFrame.Rent(1280, 720);
        using var picture = new PagePicture();
        picture.Paint(canvas, place, page, geometry, view);

        double w = page.Width, h = page.Height;
        double left = Even(x * w), top = Even(y * h);
        string cut = FormattableString.Invariant($"crop={Even((x + width) * w) - left}:{Even((y + height) * h) - top}:{left}:{top}");
        double crop = turn is PageTurn.Left or PageTurn.Right ? height * h : width * w;
        string turned = turn switch { PageTurn.Right => ",transpose=clock", PageTurn.Left => ",transpose=cclock", PageTurn.Over => ",hflip,vflip", _ => "" };
        File.WriteAllBytes(folder["page.yuv"], Bytes(page, new Area(0, 0, page.Width, page.Height)));
        byte[] wanted = Ffmpeg.Run(
            "-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", $"{page.Width}x{page.Height}", "-i", folder["page.yuv"],
            "-vf", $"{cut}{turned},scale={place.Width}:{place.Height}:flags={(place.Width < crop ? "area" : "bicubic")}", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-");
        // Print that became smaller is made as black as it was.
        if (place.Width < crop) wanted = Stronger(wanted, place.Width, place.Height);
        byte[] seen = Bytes(canvas, place);
        Assert.Equal(wanted.Length, seen.Length);
        double psnr = Psnr(wanted, seen);
        Assert.True(psnr > 33, $"{psnr:0.0} dB");
        // A picture that is off by two pixels would be told apart.
        byte[] off = [.. seen.Skip(2), .. seen.Take(2)];
        Assert.True(Psnr(wanted, off) < psnr - 6, "this page would look the same anywhere");
    }

    [Theory]
    [InlineData(PageTurn.None)]
    [InlineData(PageTurn.Right)]
    [InlineData(PageTurn.Over)]
    [InlineData(PageTurn.Left)]
    public void Pointer_and_marks_stand_where_the_page_has_them(PageTurn turn)
    {
        // A dark square on white paper says where the point is, whatever is done to the page.
        using VideoFrame page = White(1240, 1754);
        var at = new PagePoint(0.3, 0.4);
        Dot(page, at, 48);
        var bare = new PageView { Part = new PagePart(0.1, 0.15, 0.6, 0.5), Turn = turn };
        (double X, double Y) dot = Middle(Painted(page, bare), value => value < 80);
        (double X, double Y) pointer = Middle(Painted(White(1240, 1754), bare with { Pointer = at }), value => value < 160);
        PagePoint[] corners = [new(at.X - 0.05, at.Y - 0.03), new(at.X + 0.05, at.Y + 0.03)];
        (double X, double Y) frame = Middle(Painted(White(1240, 1754), bare with { Marks = [new PageMark(MarkShape.Rectangle, MarkColour.Blue, corners)] }), value => value < 160);
        (double X, double Y) stroke = Middle(Painted(White(1240, 1754), bare with { Marks = [new PageMark(MarkShape.Stroke, MarkColour.Green, corners)] }), value => value < 160);
        foreach ((double X, double Y) found in new[] { pointer, frame, stroke })
        {
            Assert.InRange(Math.Abs(found.X - dot.X), 0, 2);
            Assert.InRange(Math.Abs(found.Y - dot.Y), 0, 2);
        }
    }

    [Fact]
    public void A_pointer_outside_the_part_is_not_seen_and_one_at_its_edge_stays_inside()
    {
        using VideoFrame page = White(1240, 1754);
        var half = new PageView { Part = new PagePart(0, 0, 1, 0.5) };
        byte[] bare = Painted(page, half).Bytes;
        Assert.Equal(bare, Painted(page, half with { Pointer = new PagePoint(0.5, 0.7) }).Bytes);
        Assert.NotEqual(bare, Painted(page, half with { Pointer = new PagePoint(1, 0.5) }).Bytes);
    }

    [Fact]
    public void A_pointer_costs_no_scaling_and_a_steady_page_nothing_at_all()
    {
        using var lettering = new Lettering(s_options.RegularFont, s_options.BoldFont);
        using var composer = new Composer(lettering, 1280, 720);
        var cast = new Cast();
        cast.Seat([new ProgrammeSeat("s0", "申请人", "张三")]);
        ProgrammeSource camera = cast.Add("s0/cam/av", "s0", SourceKind.Person), page = cast.Add("page", "", SourceKind.Page);
        page.PushVideo(Drawn.Page(3508), 0);
        var scene = new ProgrammeScene { Kind = SceneKind.Document, DisplayTitle = "劳动合同" };
        PageView[] pointers = [.. Enumerable.Range(0, 25).Select(i => new PageView { Marks = [], Pointer = new PagePoint(0.2 + (i * 0.02), 0.5) })];
        long steady = long.MaxValue, pointing = long.MaxValue;
        for (int tick = 0; tick < 6 * 25; tick++)
        {
            long now = tick * TickUs;
            camera.PushVideo(TestMedia.Picture(640, 360, 110, 100, 150, tick), now);
            bool points = tick / 25 % 2 == 1;
            if (points)
            {
                page.SetView(pointers[tick % 25]);
            }
            long before = GC.GetAllocatedBytesForCurrentThread();
            composer.Compose(scene, cast.At(now, now, scene, s_options), null);
            long used = GC.GetAllocatedBytesForCurrentThread() - before;
            (steady, pointing) = points ? (steady, Math.Min(pointing, used)) : (Math.Min(steady, used), pointing);
        }
        Assert.Equal(1, composer.PageScalings);
        Assert.Equal(0, steady);
        // The marks' table, not the page.
        Assert.InRange(pointing, 0, 1_000);
        cast.Close();
    }

    [Fact]
    public void A_turned_page_changes_the_form_of_the_display_and_a_zoomed_one_does_not()
    {
        var cast = new Cast();
        ProgrammeSource page = cast.Add("page", "", SourceKind.Page);
        page.PushVideo(White(420, 594), 0);
        var scene = new ProgrammeScene();
        Assert.Equal(DisplayForm.Upright, cast.At(0, 0, scene, s_options).Shape.Display);
        page.SetView(new PageView { Part = new PagePart(0, 0, 1, 0.2) });
        Assert.Equal(DisplayForm.Upright, cast.At(TickUs, TickUs, scene, s_options).Shape.Display);
        page.SetView(new PageView { Turn = PageTurn.Left });
        Assert.Equal(DisplayForm.Wide, cast.At(2 * TickUs, 2 * TickUs, scene, s_options).Shape.Display);
        cast.Close();
    }

    private static (byte[] Bytes, int Width) Painted(VideoFrame page, PageView view)
    {
        (PageGeometry geometry, Area place) = PageGeometry.In(new Area(8, 52, 1000, 620), view, page.Width, page.Height);
        using VideoFrame canvas = White(1280, 720);
        using var picture = new PagePicture();
        picture.Paint(canvas, place, page, geometry, view);
        return (Bytes(canvas, place)[..(place.Width * place.Height)], place.Width);
    }

    private static (double X, double Y) Middle((byte[] Bytes, int Width) picture, Func<byte, bool> isInk)
    {
        int[] ink = [.. Enumerable.Range(0, picture.Bytes.Length).Where(i => isInk(picture.Bytes[i]))];
        Assert.NotEmpty(ink);
        int[] x = [.. ink.Select(i => i % picture.Width)], y = [.. ink.Select(i => i / picture.Width)];
        return ((x.Min() + x.Max()) / 2.0, (y.Min() + y.Max()) / 2.0);
    }

    private static VideoFrame White(int width, int height)
    {
        VideoFrame frame = VideoFrame.Rent(width, height);
        frame.Fill(new Area(0, 0, width, height), new Colour(235, 128, 128));
        return frame;
    }

    private static void Dot(VideoFrame page, PagePoint at, int size) => page.Fill(
        new Area((int)((at.X * page.Width) - (size / 2)) & ~1, (int)((at.Y * page.Height) - (size / 2)) & ~1, size, size), new Colour(30, 128, 128));

    private static byte[] Stronger(byte[] picture, int width, int height)
    {
        using VideoFrame frame = VideoFrame.Rent(width, height);
        int at = 0;
        for (int plane = 0; plane < 3; plane++)
        {
            int shift = plane == 0 ? 0 : 1;
            for (int row = 0; row < height >> shift; row++, at += width >> shift)
            {
                picture.AsSpan(at, width >> shift).CopyTo(frame.WritablePlane(plane)[(row * frame.Stride(plane))..]);
            }
        }
        PrintInk.Strengthen(frame);
        return Bytes(frame, new Area(0, 0, width, height));
    }

    private static byte[] Bytes(VideoFrame picture, Area area)
    {
        List<byte> bytes = [];
        for (int plane = 0; plane < 3; plane++)
        {
            int shift = plane == 0 ? 0 : 1;
            for (int row = area.Y >> shift; row < area.Bottom >> shift; row++)
            {
                bytes.AddRange(picture.Plane(plane).Slice((row * picture.Stride(plane)) + (area.X >> shift), area.Width >> shift));
            }
        }
        return [.. bytes];
    }

    private static double Even(double pixels) => Math.Round(pixels / 2) * 2;

    private static double Psnr(byte[] a, byte[] b)
    {
        double error = a.Zip(b, (x, y) => (double)(x - y) * (x - y)).Average();
        return 10 * Math.Log10(255 * 255 / Math.Max(error, 1e-9));
    }
}
