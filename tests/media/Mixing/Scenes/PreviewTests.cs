using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using SkiaSharp;
using Xunit;

namespace Arbitration.Media.Tests.Mixing.Scenes;

public sealed class PreviewTests
{
    private static readonly ProgrammeScene s_slate = new() { Kind = SceneKind.Slate, SlateTitle = "休庭" };

    [Fact]
    public void A_preview_shows_the_scene_that_is_thought_of_and_leaves_the_programme_as_it_is()
    {
        using Rig rig = ProgrammePictureTests.Grid(4);
        rig.Record();
        rig.Run(30);
        byte[] before = Canvas(rig);
        using VideoFrame grid = rig.Programme.Preview(null, 640, 360), slate = rig.Programme.Preview(s_slate, 640, 360);
        Assert.Equal(before, Canvas(rig));
        Assert.True(Difference(grid, slate) > 10, "the slate looks like the grid");

        // What was thought of is what is then shown.
        rig.Programme.SetScene(s_slate);
        rig.Run(2);
        using VideoFrame shown = rig.Programme.Preview(null, 640, 360);
        Assert.True(Difference(slate, shown) < 1, "the scene does not look like its preview");
    }

    [Fact]
    public void A_jpeg_has_the_pictures_size_and_colours()
    {
        using VideoFrame red = VideoFrame.Rent(64, 36);
        red.WritablePlane(0).Fill(81);
        red.WritablePlane(1).Fill(90);
        red.WritablePlane(2).Fill(240);
        using SKBitmap read = SKBitmap.Decode(JpegPicture.Encode(red));
        Assert.Equal((64, 36), (read.Width, read.Height));
        SKColor colour = read.GetPixel(30, 20);
        Assert.True(colour is { Red: > 245, Green: < 10, Blue: < 10 }, colour.ToString());
    }

    private static byte[] Canvas(Rig rig)
    {
        byte[] light = [];
        rig.Programme.Look((picture, _) => light = picture.Plane(0).ToArray());
        return light;
    }

    /// <summary>Mean difference of brightness.</summary>
    private static double Difference(VideoFrame one, VideoFrame other)
    {
        long sum = 0;
        for (int y = 0; y < one.Height; y++)
        {
            for (int x = 0; x < one.Width; x++)
            {
                sum += Math.Abs(one.Plane(0)[(y * one.Stride(0)) + x] - other.Plane(0)[(y * other.Stride(0)) + x]);
            }
        }
        return (double)sum / (one.Width * one.Height);
    }
}
