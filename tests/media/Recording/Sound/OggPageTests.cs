using Arbitration.Media.Recording;
using Xunit;

namespace Arbitration.Media.Tests.Recording;

public sealed class OggPageTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(510)]
    [InlineData(65_024)]
    public void A_packet_of_any_length_comes_back_and_a_changed_bit_anywhere_is_noticed(int length)
    {
        var packet = new byte[length];
        new Random(length).NextBytes(packet);
        var page = OggPage.Write(7, 3, 123_456_789_012, OggFlags.LastPage, [packet]);
        var pages = new OggPages(page);
        Assert.True(pages.Next());
        Assert.Equal(packet, pages.Body.ToArray());
        Assert.Equal((7u, 123_456_789_012, OggFlags.LastPage, page.Length), (pages.Stream, pages.Granule, pages.Flags, pages.End));
        for (var at = 0; at < page.Length; at += 1 + page.Length / 500)
        {
            page[at] ^= 4;
            Assert.False(new OggPages(page).Next(), $"byte {at}");
            page[at] ^= 4;
        }
    }

    [Fact]
    public void Too_much_for_one_page_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OggPage.Write(1, 0, 0, OggFlags.None, [new byte[65_025]]));

    [Fact]
    public void The_checksum_is_that_of_RFC_3533()
    {
        // Polynomial 0x04c11db7, not reflected, nothing added: known as CRC-32/POSIX without its final steps.
        Assert.Equal(0x89a1897fu, OggPage.Crc("123456789"u8));
    }
}
