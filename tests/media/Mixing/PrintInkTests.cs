using Arbitration.Media.Libav;
using Arbitration.Media.Mixing.Pages;

namespace Arbitration.Media.Tests.Mixing;

/// <summary>Print that was made smaller is black again; nothing else changes.</summary>
public sealed class PrintInkTests
{
    private const int Width = 64, Height = 32, Line = 10;
    private const byte Paper = 235, Thin = 150, Grey = 128;

    [Fact]
    public void A_thin_line_on_paper_becomes_darker_and_the_paper_stays_white()
    {
        using VideoFrame page = Page(Paper, Thin);
        PrintInk.Strengthen(page);
        Assert.All(Row(page, Line), luma => Assert.InRange(luma, 70, 110));
        Assert.All(Row(page, Line + 1), luma => Assert.Equal(Paper, luma));
    }

    [Fact]
    public void Black_stays_black()
    {
        using VideoFrame page = Page(Paper, 16);
        PrintInk.Strengthen(page);
        Assert.All(Row(page, Line), luma => Assert.Equal(16, luma));
    }

    [Fact]
    public void What_has_a_colour_stays_as_it_is()
    {
        using VideoFrame page = Page(Paper, Thin, red: 200);
        PrintInk.Strengthen(page);
        Assert.All(Row(page, Line), luma => Assert.Equal(Thin, luma));
    }

    [Fact]
    public void A_picture_without_paper_stays_as_it_is()
    {
        using VideoFrame page = Page(ground: 120, Thin);
        PrintInk.Strengthen(page);
        Assert.All(Row(page, Line), luma => Assert.Equal(Thin, luma));
        Assert.All(Row(page, Line + 1), luma => Assert.Equal(120, luma));
    }

    [Fact]
    public void A_bright_picture_that_is_no_paper_stays_as_it_is()
    {
        using VideoFrame page = Page(Paper, Thin);
        Span<byte> luma = page.WritablePlane(0);
        for (int y = 0; y < Height; y++)
        {
            luma.Slice(y * page.Stride(0), Width).Fill((byte)(170 + (y * 2)));
        }
        byte[] before = Row(page, Line);
        PrintInk.Strengthen(page);
        Assert.Equal(before, Row(page, Line));
    }

    private static VideoFrame Page(byte ground, byte line, byte red = Grey)
    {
        VideoFrame page = VideoFrame.Rent(Width, Height);
        page.WritablePlane(0).Fill(ground);
        page.WritablePlane(0).Slice(Line * page.Stride(0), Width).Fill(line);
        page.WritablePlane(1).Fill(Grey);
        page.WritablePlane(2).Fill(red);
        return page;
    }

    private static byte[] Row(VideoFrame page, int y) => page.Plane(0).Slice(y * page.Stride(0), Width).ToArray();
}
