using System.Runtime.CompilerServices;
using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using SkiaSharp;
using Xunit;

namespace Arbitration.Media.Tests.Mixing.Scenes;

/// <summary>Each scene from the real mixer. ARBITRATION_WRITE_DOCS=1 writes the pictures of docs/programme.md anew.</summary>
public sealed class ScenePictureTests
{
    private static readonly string[] s_four = ["presiding", "clerk", "claimant", "respondent"];
    private static readonly string[] s_all = [.. Sitting.Seats.Select(seat => seat.Seat)];

    [Fact]
    public void The_grid_shows_everybody_also_without_camera_and_standing_still()
    {
        using var sitting = new Sitting("presiding", "clerk", "claimant", "claimant-agent", "respondent", "respondent-agent");
        sitting["claimant-agent"].On = false;
        sitting["claimant"].Size = (360, 640);
        sitting["clerk"].Size = (640, 480);
        sitting["presiding"].Speaks = true;
        sitting.Show(new ProgrammeScene());
        sitting.Run(1);
        sitting["respondent-agent"].On = false;
        sitting.Run(7);
        Check(sitting, "grid", ["presiding", "clerk", "claimant", "respondent"]);
        sitting.Programme.Look((picture, tileOf) =>
        {
            Colour plate = Colour.Of(Palette.Plate);
            Assert.True(Near(plate, At(picture, Top(tileOf("claimant-agent")!.Value))), "no name plate");
            Assert.True(At(picture, Top(tileOf("respondent-agent")!.Value)).Y < Drawn.Wall(sitting["respondent-agent"].Person).Y - 20, "the picture that stands still is not marked");
        });
    }

    [Fact]
    public void Whoever_speaks_is_large_until_another_does_and_the_bench_after_a_long_silence()
    {
        using var sitting = new Sitting(s_all);
        sitting.Show(new ProgrammeScene { Kind = SceneKind.Speaker });
        sitting["respondent-agent"].Speaks = true;
        sitting.Run(3);
        Assert.Equal("respondent-agent", Largest(sitting));
        Check(sitting, "speaker", s_all);
        sitting["respondent-agent"].Speaks = false;
        sitting.Run(22);
        Assert.Equal("presiding", Largest(sitting));
        sitting.Show(new ProgrammeScene { Kind = SceneKind.Speaker, Featured = "claimant" });
        sitting.Run(0.2);
        Assert.Equal("claimant", Largest(sitting));
    }

    [Fact]
    public void The_bench_stands_above_the_parties()
    {
        using var sitting = new Sitting(s_all);
        sitting["left"].Speaks = true;
        sitting.Show(new ProgrammeScene { Kind = SceneKind.BenchAndParties });
        sitting.Run(1);
        Check(sitting, "bench-and-parties", s_all);
        using var four = new Sitting(s_four);
        four.Show(new ProgrammeScene { Kind = SceneKind.BenchAndParties });
        four.Run(1);
        Check(four, "bench-and-parties-of-four", s_four);
    }

    [Fact]
    public void A_page_is_large_with_people_beside_it_for_as_long_as_it_is_on_display()
    {
        using var sitting = new Sitting(s_four);
        sitting.Show(new ProgrammeScene { FollowsDisplay = true, DisplayNumber = "证据 3", DisplayTitle = "劳动合同书（第 1 页）" });
        sitting.ShowPage();
        sitting["claimant"].Speaks = true;
        // Long enough for a camera's picture to be marked as standing still; a page never is.
        sitting.Run(5);
        Check(sitting, "document", s_four);
        sitting.Programme.Look((picture, tileOf) =>
        {
            Area page = tileOf("display")!.Value;
            Assert.True(At(picture, Top(page)).Y > 220, "no paper");
            Assert.True(HasInk(picture, new Area(page.X, page.Bottom + 4, 300, 32)), "no exhibit number");
        });
        sitting.Programme.RemoveSource("page");
        sitting.Run(0.2);
        sitting.Programme.Look((_, tileOf) => Assert.Null(tileOf("display")));
    }

    [Fact]
    public void Of_a_page_the_part_is_large_that_is_talked_about_with_marks_and_pointer()
    {
        using var sitting = new Sitting(s_four);
        sitting.Show(new ProgrammeScene { FollowsDisplay = true, Display = "page", DisplayNumber = "证据 3", DisplayTitle = "劳动合同书（第 1 页）" });
        ProgrammeSource page = sitting.ShowPage(3508);
        PageMark[] marks =
        [
            new(MarkShape.Rectangle, MarkColour.Red, [new PagePoint(0.3, 0.654), new PagePoint(0.435, 0.693)]),
            new(MarkShape.Arrow, MarkColour.Blue, [new PagePoint(0.62, 0.75), new PagePoint(0.45, 0.695)]),
            new(MarkShape.Stroke, MarkColour.Green, [.. Enumerable.Range(0, 40).Select(i => new PagePoint(0.1 + (i * 0.0159), 0.6465 + (0.0008 * Math.Sin(i))))]),
        ];
        page.SetView(new PageView { Marks = marks, Pointer = new PagePoint(0.3, 0.408) });
        sitting["presiding"].Speaks = true;
        sitting.Run(1);
        Check(sitting, "page-marked", s_four);
        page.SetView(new PageView { Part = new PagePart(0.06, 0.53, 0.88, 0.28), Marks = marks, Pointer = new PagePoint(0.36, 0.715) });
        sitting.Run(1);
        Check(sitting, "page-zoomed", s_four);
        page.SetView(new PageView { Turn = PageTurn.Right });
        sitting.Run(1);
        Check(sitting, "page-turned", s_four);
    }

    [Fact]
    public void Two_pages_lie_beside_each_other_each_with_its_own_view()
    {
        using var sitting = new Sitting(s_four);
        sitting.Show(new ProgrammeScene
        {
            FollowsDisplay = true, Display = "page", DisplayNumber = "申1", DisplayTitle = "劳动合同（第1页，共2页）", DisplayBeside = "other", DisplayBesideNumber = "被2", DisplayBesideTitle = "劳动合同（第1页）",
        });
        sitting.ShowPage(3508);
        sitting.Run(1);
        // One that has not come yet leaves the whole place to the other.
        int alone = 0;
        sitting.Programme.Look((_, tileOf) => alone = tileOf("display")!.Value.Width);
        sitting.ShowPage(3508, "other").SetView(new PageView { Part = new PagePart(0.06, 0.53, 0.88, 0.28), Pointer = new PagePoint(0.36, 0.715) });
        sitting.Run(1);
        Check(sitting, "two-pages", s_four);
        sitting.Programme.Look((picture, tileOf) =>
        {
            Area left = tileOf("display")!.Value, right = tileOf("display-beside")!.Value;
            Assert.True(left.Right < right.X && left.Width == right.Width && left.Y == right.Y && alone > left.Width * 1.9, $"{left} and {right}, alone {alone}");
            Assert.All(new[] { left, right }, page => Assert.True(HasInk(picture, new Area(page.X, page.Bottom + 4, 300, 32)), "no exhibit number"));
        });
        sitting.Show(new ProgrammeScene { FollowsDisplay = true, Display = "page", DisplayNumber = "申1", DisplayTitle = "劳动合同（第1页，共2页）" });
        sitting.Run(0.5);
        sitting.Programme.Look((_, tileOf) => Assert.Null(tileOf("display-beside")));
    }

    [Fact]
    public void A_clip_is_large_with_people_beside_it_and_stays_when_it_is_held()
    {
        using var sitting = new Sitting(s_four);
        sitting.Show(new ProgrammeScene { FollowsDisplay = true, Display = "clip", DisplayNumber = "证据 7", DisplayTitle = "3号门监控录像（2 分 14 秒）" });
        sitting.ShowClip();
        sitting.Run(20);
        Check(sitting, "clip", s_four);
    }

    [Fact]
    public void An_upright_page_leaves_room_for_eight_people()
    {
        using var sitting = new Sitting(s_all);
        sitting.Show(new ProgrammeScene { Kind = SceneKind.Document, DisplayNumber = "证据 3", DisplayTitle = "劳动合同书（第 1 页）" });
        sitting.ShowPage();
        sitting.Run(1);
        Check(sitting, "document-of-eight", s_all);
    }

    [Fact]
    public void Two_stand_side_by_side()
    {
        using var sitting = new Sitting(s_four);
        sitting["claimant"].Speaks = true;
        sitting.Show(new ProgrammeScene { Kind = SceneKind.SideBySide });
        sitting.Run(1);
        Check(sitting, "side-by-side", s_four);
    }

    [Fact]
    public void Of_several_people_before_one_camera_the_one_who_speaks_is_named()
    {
        using var sitting = new Sitting(s_four);
        sitting["claimant"].IsRoom = true;
        sitting["claimant"].Speaks = true;
        sitting.Show(new ProgrammeScene { Kind = SceneKind.MixedRoom, Featured = "claimant", SpeakerName = "证人 王秀英" });
        sitting.Run(1);
        Check(sitting, "mixed-room", s_four);
        sitting.Programme.Look((picture, tileOf) =>
        {
            Area room = tileOf("claimant")!.Value;
            Assert.True(HasInk(picture, new Area(room.X + 8, room.Bottom - 92, 300, 44)), "nobody is named");
        });
    }

    [Theory]
    [InlineData("slate-recess", "休庭", "10:15 继续开庭")]
    [InlineData("slate-mediation", "调解", "调解期间不录制声音和画面")]
    [InlineData("slate-closed-session", "不公开审理", "本段庭审不对外直播")]
    [InlineData("slate-interruption", "技术中断", "正在恢复，请稍候")]
    [InlineData("slate-waiting", "等待开庭", "仲裁庭成员正在入场")]
    public void A_slate_hides_everybody(string name, string title, string text)
    {
        using var sitting = new Sitting(s_four);
        sitting.Show(new ProgrammeScene { Kind = SceneKind.Slate, SlateTitle = title, SlateText = text, FollowsDisplay = true });
        sitting.ShowPage();
        sitting.Run(0.4);
        Check(sitting, name, []);
        sitting.Programme.Look((picture, tileOf) =>
        {
            Assert.All(s_four.Append("display"), seat => Assert.Null(tileOf(seat)));
            Assert.True(HasInk(picture, new Area(400, 280, 480, 90)), "no title");
            Assert.True(HasInk(picture, new Area(400, 420, 480, 50), 150), "no text");
        });
    }

    /// <summary>Everybody named is in their tile with their label, nothing is black, and the document has the picture.</summary>
    private static void Check(Sitting sitting, string name, string[] shown) => sitting.Programme.Look((picture, tileOf) =>
    {
        foreach (string seat in shown)
        {
            Area tile = tileOf(seat) ?? throw new InvalidOperationException($"{seat} is not in {name}");
            Colour wall = Drawn.Wall(sitting[seat].Person), found = At(picture, Top(tile));
            Assert.True(Near(wall, found), $"{name}: {seat} is {found}, not {wall}");
            Assert.True(HasInk(picture, new Area(tile.X + 8, tile.Bottom - 34, 160, 26)), $"{name}: {seat} has no label");
        }
        for (int row = 0; row < picture.Height; row++)
        {
            Assert.False(picture.Plane(0).Slice(row * picture.Stride(0), picture.Width).ContainsAnyInRange((byte)0, (byte)24), $"{name}: black in row {row}");
        }
        Document(picture, name);
    });

    private static void Document(VideoFrame picture, string name, [CallerFilePath] string here = "")
    {
        string docs = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../docs")), file = Path.Combine(docs, "programme", name + ".png");
        if (Environment.GetEnvironmentVariable("ARBITRATION_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, Png(picture));
        }
        Assert.InRange(new FileInfo(file).Length, 1_000, 120_000);
        Assert.Contains($"programme/{name}.png", File.ReadAllText(Path.Combine(docs, "programme.md")), StringComparison.Ordinal);
    }

    private static byte[] Png(VideoFrame picture)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Span<byte> pixels = bitmap.GetPixelSpan();
        for (int i = 0; i < picture.Width * picture.Height; i++)
        {
            Colour at = At(picture, (i % picture.Width, i / picture.Width));
            float y = 1.164f * (at.Y - 16), u = at.U - 128, v = at.V - 128;
            pixels[i * 4] = Byte(y + (1.596f * v));
            pixels[(i * 4) + 1] = Byte(y - (0.392f * u) - (0.813f * v));
            pixels[(i * 4) + 2] = Byte(y + (2.017f * u));
            pixels[(i * 4) + 3] = 255;
        }
        using SKPixmap? pixmap = bitmap.PeekPixels();
        using SKData? data = pixmap?.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, 9));
        return data?.ToArray() ?? throw new InvalidOperationException("No PNG.");
    }

    private static bool Near(Colour a, Colour b) => Math.Abs(a.Y - b.Y) < 5 && Math.Abs(a.U - b.U) < 5 && Math.Abs(a.V - b.V) < 5;

    /// <summary>Steps of eight are hardly seen and pack well.</summary>
    private static byte Byte(float value) => (byte)Math.Clamp(MathF.Round(value / 8) * 8, 0, 255);

    private static string Largest(Sitting sitting)
    {
        string largest = "";
        sitting.Programme.Look((_, tileOf) => largest = s_all.MaxBy(seat => tileOf(seat)?.Width ?? 0)!);
        return largest;
    }

    private static (int X, int Y) Top(Area tile) => (tile.X + (tile.Width / 2), tile.Y + (tile.Height / 20));

    private static Colour At(VideoFrame picture, (int X, int Y) at) => new(
        picture.Plane(0)[(at.Y * picture.Stride(0)) + at.X],
        picture.Plane(1)[(at.Y / 2 * picture.Stride(1)) + (at.X / 2)], picture.Plane(2)[(at.Y / 2 * picture.Stride(2)) + (at.X / 2)]);

    private static bool HasInk(VideoFrame picture, Area area, byte atLeast = 205)
    {
        for (int row = area.Y; row < area.Bottom; row++)
        {
            if (picture.Plane(0).Slice((row * picture.Stride(0)) + area.X, area.Width).ContainsAnyInRange(atLeast, (byte)240))
            {
                return true;
            }
        }
        return false;
    }
}
