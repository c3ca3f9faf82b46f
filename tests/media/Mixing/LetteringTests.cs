using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Xunit;

namespace Arbitration.Media.Tests.Mixing;

public sealed class LetteringTests
{
    private static readonly ProgrammeOptions s_options = new();

    [Theory]
    [InlineData("张䶮")]
    [InlineData("李𫖯")]
    [InlineData("王㛃")]
    [InlineData("买买提·吐尔逊")]
    [InlineData("Anna-Lena Müller")]
    public void Rare_characters_of_names_have_glyphs(string name)
    {
        using Lettering lettering = Open();
        Assert.Empty(lettering.Missing(name));
        Assert.True(lettering.Label(new ProgrammeSeat("s", "申请人", name), 400).HasInk);
    }

    [Fact]
    public void Two_different_names_give_two_different_pictures()
    {
        using Lettering lettering = Open();
        var clear = new Overlay[] { Name(lettering, "张䶮"), Name(lettering, "张龚"), Name(lettering, "张") };
        Assert.Equal(3, clear.Select(overlay => Convert.ToHexString(overlay.Luma)).Distinct().Count());
    }

    [Fact]
    public void A_name_without_glyph_is_reported_with_its_seat()
    {
        using var rig = new Rig();
        rig.Programme.SetSeats([new ProgrammeSeat("s1", "申请人", "张三"), new ProgrammeSeat("s2", "被申请人", "王\U00012000")]);
        MissingGlyph missing = Assert.Single(rig.Programme.MissingGlyphs());
        Assert.Equal(new MissingGlyph("s2", "王\U00012000", "\U00012000"), missing);
    }

    [Fact]
    public void A_text_is_shaped_once()
    {
        using Lettering lettering = Open();
        var seat = new ProgrammeSeat("s", "申请人", "张三");
        Assert.Same(lettering.Label(seat, 400), lettering.Label(seat with { }, 400));
    }

    [Fact]
    public void A_long_name_is_shortened_to_its_tile()
    {
        using Lettering lettering = Open();
        var seat = new ProgrammeSeat("s", "被申请人委托诉讼代理人", new string('龚', 60));
        Assert.InRange(lettering.Label(seat, 400).Width, 300, 400);
    }

    [Fact]
    public void A_missing_font_is_named() =>
        Assert.Contains("fonts-noto-cjk", Assert.Throws<FontMissingException>(() => new Lettering("/nowhere.ttc", "/nowhere.ttc")).Message, StringComparison.Ordinal);

    [Fact]
    public void Blending_lies_between_ground_and_ink()
    {
        using Lettering lettering = Open();
        using var picture = Arbitration.Media.Libav.VideoFrame.Rent(64, 64);
        var white = new Area(0, 0, 64, 64);
        picture.Fill(white, new Colour(235, 128, 128));
        lettering.Shade(64, 64).BlendOnto(picture, 0, 0);
        Colour ink = Colour.Of(Palette.Shade);
        Assert.InRange(picture.Plane(0)[70], ((235 + ink.Y) / 2) - 3, ((235 + ink.Y) / 2) + 3);
        Assert.InRange(picture.Plane(1)[40], ((128 + ink.U) / 2) - 3, ((128 + ink.U) / 2) + 3);
    }

    private static Lettering Open() => new(s_options.RegularFont, s_options.BoldFont);

    private static Overlay Name(Lettering lettering, string name) => lettering.Plate(new ProgrammeSeat("s", "申请人", name), "", 400, 200);
}
