using System.Text;
using Arbitration.Court.Evidence;

namespace Arbitration.Press.Tests;

public sealed class SafeNamesTests
{
    [Theory]
    [InlineData("劳动合同.pdf", "劳动合同.pdf")]
    [InlineData("工资条 😀👨‍👩‍👧.png", "工资条 😀👨‍👩‍👧.png")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Windows\System32\cmd.exe", "cmd.exe")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("a\u200Bb\u2066c\uFEFF.pdf", "abc.pdf")]
    [InlineData("line\r\nSet-Cookie: x=1.pdf", "line Set-Cookie_ x=1.pdf")]
    [InlineData("a\0b\u0007.pdf", "ab.pdf")]
    [InlineData("<script>alert(1)</script>.pdf", "script_.pdf")]
    [InlineData("\"quoted\".pdf", "_quoted_.pdf")]
    [InlineData("CON", "_CON")]
    [InlineData("com1.txt", "_com1.txt")]
    [InlineData("nul .pdf", "_nul .pdf")]
    [InlineData("console.txt", "console.txt")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("a.exe. . ", "a.exe")]
    [InlineData("...", SafeNames.Nameless)]
    [InlineData("", SafeNames.Nameless)]
    [InlineData(null, SafeNames.Nameless)]
    [InlineData("folder/", SafeNames.Nameless)]
    [InlineData("cafe\u0301.pdf", "caf\u00E9.pdf")]
    [InlineData("a\u3000\u2028b.pdf", "a b.pdf")]
    public void A_name_is_shown_without_what_deceives(string? name, string shown) => Assert.Equal(shown, SafeNames.Of(name));

    [Fact]
    public void A_long_name_is_cut_between_characters_and_keeps_its_ending()
    {
        var shown = SafeNames.Of(new string('证', 400) + ".docx");
        Assert.InRange(Encoding.UTF8.GetByteCount(shown), 150, 200);
        Assert.EndsWith("证….docx", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', SafeNames.Of(string.Concat(Enumerable.Repeat("👨‍👩‍👧", 100)) + ".jpg"));
    }

    [Fact]
    public void Half_a_character_is_no_reason_to_fail() => Assert.Equal("a_.pdf", SafeNames.Of("a\uD83D.pdf"));

    [Fact]
    public void A_safe_name_stays_as_it_is()
    {
        foreach (var name in new[] { "劳动合同.pdf", "_CON", "a…b.txt", "👨‍👩‍👧.jpg" }) Assert.Equal(name, SafeNames.Of(SafeNames.Of(name)));
    }
}
