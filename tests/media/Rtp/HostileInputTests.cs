using System.Buffers.Binary;
using Arbitration.Media.Rtp;
using Xunit;

namespace Arbitration.Media.Tests.Rtp;

/// <summary>Whatever arrives on the port: nothing is thrown, nothing grows without limit, and the real stream survives it.</summary>
public sealed class HostileInputTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Ten_thousand_random_datagrams_do_no_harm(int seed)
    {
        var random = new Random(seed);
        VideoReceiver[] pictures = [new(VideoKind.Vp8), new(VideoKind.H264)];
        var sound = new AudioReceiver();
        var before = GC.GetTotalMemory(true);
        for (var i = 0; i < 10_000; i++)
        {
            var datagram = Datagram(random);
            var nowUs = i * 1000L;
            foreach (var receiver in pictures) receiver.Push(datagram, nowUs);
            sound.Push(datagram, nowUs);
            foreach (var receiver in pictures)
                while (receiver.TryTake(nowUs, out var frame)) Assert.InRange(frame.MediaUs, nowUs - 2_000_000, nowUs);
            while (sound.TryTake(nowUs, out var unit)) Assert.InRange(unit.MediaUs, nowUs - 2_000_000, nowUs);
        }
        Assert.InRange(GC.GetTotalMemory(true) - before, long.MinValue, 64 << 20);
    }

    [Fact]
    public void A_reader_that_never_takes_holds_no_more_than_the_limit()
    {
        var receiver = new VideoReceiver(VideoKind.Vp8);
        var sender = new TestSender(1, 90_000);
        var before = GC.GetTotalMemory(true);
        for (var i = 0; i < 40_000; i++) receiver.Push(sender.Opus(new byte[1200], i * 1000L).Bytes, i * 1000L);
        Assert.InRange(GC.GetTotalMemory(true) - before, long.MinValue, 24 << 20);
        GC.KeepAlive(receiver);
    }

    [Fact]
    public void A_picture_that_never_ends_is_given_up()
    {
        var receiver = new VideoReceiver(VideoKind.H264);
        var sender = new TestSender(1, 90_000);
        byte[] start = [0x7C, 0x85, .. new byte[1200]], more = [0x7C, 0x05, .. new byte[1200]];
        for (var i = 0; i < 10_000; i++)
        {
            receiver.Push(sender.Opus(i == 0 ? start : more, 0).Bytes, i * 100L);
            Assert.False(receiver.TryTake(i * 100L, out _));
        }
        var frame = TestPictures.H264(new Random(1), true);
        foreach (var packet in sender.H264(frame, 2_000_000)) receiver.Push(packet.Bytes, 2_000_000);
        Assert.True(receiver.TryTake(2_000_000, out var taken));
        Assert.Equal(TestPictures.AnnexB(frame), taken.Bytes.ToArray());
    }

    [Fact]
    public void A_stream_goes_on_between_random_datagrams()
    {
        var random = new Random(4);
        var receiver = new VideoReceiver(VideoKind.Vp8);
        var sender = new TestSender(1, 90_000);
        var sent = new Queue<byte[]>();
        for (var i = 0; i < 200; i++)
        {
            var (frame, atUs) = (TestPictures.Vp8(random, i == 0, 640, 360), i * 40_000L);
            foreach (var packet in sender.Vp8(frame, atUs))
            {
                var noise = new byte[random.Next(200)];
                random.NextBytes(noise);
                receiver.Push(noise, atUs);
                receiver.Push(packet.Bytes, atUs);
            }
            sent.Enqueue(frame);
            while (receiver.TryTake(atUs, out var taken)) Assert.Equal(sent.Dequeue(), taken.Bytes.ToArray());
        }
        Assert.Empty(sent);
    }

    // A third is pure noise, the rest has a plausible header, so that the depacketisers get their share.
    private static byte[] Datagram(Random random)
    {
        var datagram = new byte[random.Next(random.Next(8) == 0 ? 20 : 1500)];
        random.NextBytes(datagram);
        if (datagram.Length < 12 || random.Next(3) == 0) return datagram;
        datagram[0] = (byte)(0x80 | (random.Next(4) == 0 ? datagram[0] & 0x3F : 0));
        datagram[1] = (byte)(96 | (datagram[1] & 0x80));
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(2), (ushort)random.Next(200));
        BinaryPrimitives.WriteUInt32BigEndian(datagram.AsSpan(8), (uint)random.Next(3));
        return datagram;
    }
}
