using Arbitration.Media.Rtp;
using Xunit;

namespace Arbitration.Media.Tests.Rtp;

public sealed class RtpPacketTests
{
    [Fact]
    public void Contributors_extensions_and_padding_are_no_payload()
    {
        byte[] datagram =
        [
            0xB1, 0xE0, 0x12, 0x34, 0, 0, 0, 5, 0, 0, 0, 9,    // padding, extension, one CSRC, marker, type 96
            1, 2, 3, 4,
            0xBE, 0xDE, 0, 1, 9, 9, 9, 9,
            0xAA, 0xBB,
            0, 0, 3,
        ];
        Assert.True(RtpPacket.TryParse(datagram, out var packet));
        Assert.Equal(new RtpPacket(96, true, 0x1234, 5, 9, 24, 2), packet);
    }

    [Theory]
    [InlineData("")]
    [InlineData("80600000000000000000")]                   // 10 octets
    [InlineData("000000000000000000000000")]               // the gateway's latching packet
    [InlineData("81C800060000000100000000")]               // an RTCP sender report
    [InlineData("A06000000000000000000000")]               // padding of 0
    [InlineData("A060000000000000000000001F")]             // padding longer than the packet
    [InlineData("8F6000000000000000000000")]               // 15 contributors that are not there
    [InlineData("9060000000000000000000000000FFFF")]       // an extension that is not there
    public void What_is_not_RTP_is_refused(string hex) => Assert.False(RtpPacket.TryParse(Convert.FromHexString(hex), out _));

    [Fact]
    public void A_picture_loss_indication_is_twelve_octets() =>
        Assert.Equal("81CE00020000000100000002", Convert.ToHexString(RtcpPli.Build(1, 2)));
}
