using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Mixing.Scenes;
using Arbitration.Media.Tests.Libav;
using Xunit;

namespace Arbitration.Media.Tests.Mixing.Scenes;

public sealed class PageChangeTests
{
    private const long TickUs = 40_000;
    private static readonly ProgrammeOptions s_options = new();

    [Fact]
    public void A_page_flip_and_a_zoom_land_on_their_frame()
    {
        using Rig rig = ProgrammePictureTests.Grid(2);
        ProgrammeSource one = rig.Programme.AddSource("one", "", SourceKind.Page), two = rig.Programme.AddSource("two", "", SourceKind.Page);
        one.PushVideo(TestMedia.Picture(420, 594, 200, 90, 128, 0), rig.NowUs);
        two.PushVideo(TestMedia.Picture(420, 594, 200, 128, 90, 0), rig.NowUs);
        var scene = new ProgrammeScene { FollowsDisplay = true, Display = "one", DisplayTitle = "第 1 页" };
        rig.Record();
        rig.Run(5);
        rig.Programme.SetScene(scene);
        rig.Run(3);
        rig.Programme.SetScene(scene with { Display = "two", DisplayTitle = "第 2 页" }, rig.NowUs + (6 * TickUs) - 1);
        two.SetView(new PageView { Turn = PageTurn.Right }, rig.NowUs + (9 * TickUs) - 1);
        List<(byte U, byte V, bool Wide)> seen = [];
        for (int tick = 0; tick < 12; tick++)
        {
            rig.Run(1);
            rig.Programme.Look((picture, tileOf) =>
            {
                Area page = tileOf("display")!.Value;
                int at = ((page.Y + (page.Height / 2)) / 2 * picture.Stride(1)) + ((page.X + (page.Width / 2)) / 2);
                bool wide = picture.Plane(0)[((page.Y + (page.Height / 2)) * picture.Stride(0)) + page.X + (page.Width / 8)] > 150;
                seen.Add((picture.Plane(1)[at], picture.Plane(2)[at], wide));
            });
        }
        Assert.Equal(Enumerable.Repeat(((byte)90, (byte)128, false), 6), seen.Take(6));
        Assert.Equal(Enumerable.Repeat(((byte)128, (byte)90, false), 3), seen.Skip(6).Take(3));
        Assert.Equal(Enumerable.Repeat(((byte)128, (byte)90, true), 3), seen.Skip(9));
    }

    [Fact]
    public void Fifty_changes_of_page_and_view_leave_no_black_and_no_torn_frame()
    {
        var chance = new Random(20261125);
        using var lettering = new Lettering(s_options.RegularFont, s_options.BoldFont);
        using var composer = new Composer(lettering, 1280, 720);
        var cast = new Cast();
        cast.Seat([.. Enumerable.Range(0, 6).Select(i => new ProgrammeSeat("s" + i, "申请人", "张三" + i))]);
        List<ProgrammeSource> cameras = [.. Enumerable.Range(0, 6).Select(i => cast.Add($"s{i}/cam/av", "s" + i, SourceKind.Person))];
        ProgrammeSource[] pages = [.. Enumerable.Range(0, 3).Select(i => cast.Add("page" + i, "", SourceKind.Page))];
        (int Width, int Height)[] sizes = [(1240, 1754), (1754, 1240), (826, 1168)];
        for (int i = 0; i < pages.Length; i++)
        {
            pages[i].PushVideo(TestMedia.Picture(sizes[i].Width, sizes[i].Height, 200, (byte)(100 + (20 * i)), 130, i), 0);
        }
        for (int change = 0; change < 50; change++)
        {
            var scene = new ProgrammeScene { FollowsDisplay = true, Display = "page" + chance.Next(3), DisplayTitle = "第 " + chance.Next(3) };
            foreach (ProgrammeSource page in pages)
            {
                page.SetView(RandomView(chance));
            }
            for (int tick = 0; tick < 2; tick++)
            {
                long now = ((change * 2) + tick) * TickUs;
                cameras.ForEach(camera => camera.PushVideo(TestMedia.Picture(640, 360, 110, 100, 150, change), now));
                Stage stage = cast.At(now, now, scene, s_options);
                composer.Compose(scene, stage, null);
                using var anew = new Composer(lettering, 1280, 720);
                anew.Compose(scene, stage, null);
                Assert.True(Enumerable.Range(0, 3).All(plane => SteadyPictureTests.SameRows(composer.Canvas, anew.Canvas, plane)), $"torn after change {change}");
                Assert.False(SteadyPictureTests.HasBlack(composer.Canvas), $"black after change {change}");
            }
        }
        cast.Close();
    }

    private static PageView RandomView(Random chance)
    {
        double width = 0.1 + (chance.NextDouble() * 0.9), height = 0.1 + (chance.NextDouble() * 0.9);
        PagePoint Point() => new(chance.NextDouble(), chance.NextDouble());
        return new PageView
        {
            Part = chance.Next(3) == 0 ? PagePart.Whole : new PagePart(chance.NextDouble() * (1 - width), chance.NextDouble() * (1 - height), width, height),
            Turn = (PageTurn)chance.Next(4), Pointer = chance.Next(2) == 0 ? Point() : null,
            Marks = [.. Enumerable.Range(0, chance.Next(4)).Select(i => new PageMark((MarkShape)i, (MarkColour)chance.Next(4), [Point(), Point(), Point()]))],
        };
    }
}
