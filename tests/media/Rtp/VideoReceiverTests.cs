using Arbitration.Media.Rtp;
using Xunit;

namespace Arbitration.Media.Tests.Rtp;

public sealed class VideoReceiverTests
{
    private readonly Random _random = new(7);

    [Theory]
    [InlineData(VideoKind.Vp8)]
    [InlineData(VideoKind.H264)]
    public void Frames_come_out_as_they_went_in_through_30_ms_of_jitter_duplicates_and_both_wraps(VideoKind kind)
    {
        var sender = new TestSender(1, 90_000, firstSequence: 65_000, firstTimestamp: uint.MaxValue - 90_000) { WithExtensions = true };
        var (frames, packets) = Stream(kind, sender, 250);
        var got = Run(new VideoReceiver(kind), new TestLine(1) { JitterUs = 30_000, Duplicates = 0.05 }.Carry(packets));

        Assert.Equal(frames, got.Select(f => f.Bytes.ToArray()));
        Assert.Equal([true, .. Enumerable.Repeat(false, 49)], got.Take(50).Select(f => f.Keyframe));
    }

    [Theory]
    [InlineData(VideoKind.Vp8, 1)]
    [InlineData(VideoKind.Vp8, 2)]
    [InlineData(VideoKind.H264, 1)]
    [InlineData(VideoKind.H264, 2)]
    public void After_a_loss_nothing_comes_out_before_the_next_whole_keyframe(VideoKind kind, int seed)
    {
        var (frames, packets) = Stream(kind, new TestSender(1, 90_000), 1000);
        var receiver = new VideoReceiver(kind);
        var got = Run(receiver, new TestLine(seed) { JitterUs = 10_000, Loss = 0.005 }.Carry(packets))
            .Select(f => frames.FindIndex(sent => f.Bytes.Span.SequenceEqual(sent))).ToList();

        Assert.True(receiver.LostPackets > 3, "the line was to lose something");
        Assert.InRange(got.Count, 200, 995);
        Assert.DoesNotContain(-1, got);
        for (var i = 1; i < got.Count; i++)
            Assert.True(got[i] == got[i - 1] + 1 || (got[i] > got[i - 1] && got[i] % 50 == 0), $"frame {got[i]} after {got[i - 1]}");
    }

    [Fact]
    public void A_whole_frame_that_is_lost_is_noticed_too()
    {
        var sender = new TestSender(1, 90_000);
        var (frames, packets) = Stream(VideoKind.Vp8, sender, 60);
        var lost = Timestamp(packets.First(p => p.AtUs == 10 * TestPictures.FrameUs));
        var got = Run(new VideoReceiver(VideoKind.Vp8), new TestLine(1).Carry(packets.Where(p => Timestamp(p) != lost)));
        Assert.Equal([.. frames[..10], .. frames[50..]], got.Select(f => f.Bytes.ToArray()));
    }

    [Fact]
    public void A_late_packet_is_waited_for_and_a_lost_one_given_up_within_200_ms()
    {
        var sender = new TestSender(1, 90_000);
        var (_, packets) = Stream(VideoKind.Vp8, sender, 10);
        var receiver = new VideoReceiver(VideoKind.Vp8);
        foreach (var packet in packets.Where(p => p.AtUs != 5 * TestPictures.FrameUs)) receiver.Push(packet.Bytes, packet.AtUs);
        var before = Drain(receiver, 6 * TestPictures.FrameUs + 199_000);
        Assert.Equal(5, before.Count);
        Assert.False(receiver.NeedsKeyframe);

        Assert.Empty(Drain(receiver, 6 * TestPictures.FrameUs + 200_000));
        Assert.True(receiver.NeedsKeyframe);
    }

    [Fact]
    public void A_keyframe_is_asked_for_at_most_every_300_ms()
    {
        var receiver = new VideoReceiver(VideoKind.Vp8);
        Assert.False(receiver.KeyframeRequestIsDue(0), "there is nobody to ask yet");
        var sender = new TestSender(1, 90_000);
        for (var i = 0; i < 2; i++) Push(receiver, sender.Vp8(TestPictures.Vp8(_random, false, 0, 0), i * 40_000), i * 40_000);

        Assert.Equal([true, false, false, true], new long[] { 100_000, 200_000, 399_000, 400_000 }.Select(receiver.KeyframeRequestIsDue));
        Push(receiver, sender.Vp8(TestPictures.Vp8(_random, true, 640, 360), 80_000), 500_000);
        Assert.Single(Drain(receiver, 500_000));
        Assert.False(receiver.KeyframeRequestIsDue(900_000));
    }

    [Fact]
    public void A_new_SSRC_starts_anew_and_stragglers_of_the_old_one_do_not_return()
    {
        var (_, old) = Stream(VideoKind.Vp8, new TestSender(1, 90_000), 20);
        var (frames, fresh) = Stream(VideoKind.Vp8, new TestSender(2, 90_000, 40_000, 123_456), 20, fromUs: 800_000);
        var receiver = new VideoReceiver(VideoKind.Vp8);
        Run(receiver, new TestLine(1).Carry(old[..^4]));
        var got = Run(receiver, new TestLine(1).Carry([.. fresh[..30], .. old[^4..].Select(p => p with { AtUs = fresh[30].AtUs }), .. fresh[30..]]));

        Assert.Equal(2u, receiver.Ssrc);
        Assert.Equal(frames, got.Select(f => f.Bytes.ToArray()));
    }

    [Fact]
    public void A_single_stray_datagram_does_not_disturb_a_stream()
    {
        var (frames, packets) = Stream(VideoKind.Vp8, new TestSender(1, 90_000), 30);
        var stray = new TestSender(9, 90_000).Opus([1, 2, 3], 200_000);
        var got = Run(new VideoReceiver(VideoKind.Vp8), new TestLine(1).Carry([.. packets[..20], stray, .. packets[20..]]));
        Assert.Equal(frames, got.Select(f => f.Bytes.ToArray()));
    }

    [Fact]
    public void The_picture_size_may_change_in_mid_stream()
    {
        var sender = new TestSender(1, 90_000);
        var frames = new List<byte[]>();
        var packets = new List<Sent>();
        foreach (var (width, height) in new[] { (640, 360), (320, 180), (1280, 720) })
            for (var i = 0; i < 5; i++)
            {
                frames.Add(TestPictures.Vp8(_random, i == 0, width, height));
                packets.AddRange(sender.Vp8(frames[^1], (frames.Count - 1) * TestPictures.FrameUs));
            }
        var got = Run(new VideoReceiver(VideoKind.Vp8), new TestLine(3) { JitterUs = 5000 }.Carry(packets));
        Assert.Equal(frames, got.Select(f => f.Bytes.ToArray()));
    }

    [Fact]
    public void Padding_between_frames_is_neither_a_frame_nor_a_loss()
    {
        var sender = new TestSender(1, 90_000);
        var first = TestPictures.Vp8(_random, true, 640, 360);
        var second = TestPictures.Vp8(_random, false, 0, 0);
        List<Sent> packets = [.. sender.Vp8(first, 0), sender.Padding(0), sender.Padding(0), .. sender.Vp8(second, 40_000)];
        var got = Run(new VideoReceiver(VideoKind.Vp8), new TestLine(1).Carry(packets));
        Assert.Equal([first, second], got.Select(f => f.Bytes.ToArray()));
    }

    [Fact]
    public void An_H264_keyframe_without_parameter_sets_gets_the_last_ones()
    {
        var sender = new TestSender(1, 90_000);
        byte[][] parameters = [[0x67, 0x42, 0xE0, 0x1F], [0x68, 0xCE]];
        var idr = TestPictures.H264(_random, true, parameters: false);
        List<Sent> packets = [.. sender.H264(parameters, 0), .. sender.H264(idr, 40_000)];
        var got = Run(new VideoReceiver(VideoKind.H264), new TestLine(1).Carry(packets));
        Assert.Equal(TestPictures.AnnexB([.. parameters, .. idr]), Assert.Single(got).Bytes.ToArray());
    }

    [Fact]
    public void An_H264_keyframe_whose_parameter_sets_were_lost_is_not_decoded_with_the_old_ones()
    {
        var sender = new TestSender(1, 90_000);
        List<Sent> packets = [.. sender.H264(TestPictures.H264(_random, true), 0)];
        var resized = sender.H264(TestPictures.H264(_random, true, size: 2), 40_000);
        packets.AddRange(resized.Skip(1));                           // the STAP-A with SPS and PPS
        var again = TestPictures.H264(_random, true, size: 2);
        packets.AddRange(sender.H264(again, 80_000));
        var got = Run(new VideoReceiver(VideoKind.H264), new TestLine(1).Carry(packets));
        Assert.Equal(TestPictures.AnnexB(again), got[1].Bytes.ToArray());
        Assert.Equal(2, got.Count);
    }

    private (List<byte[]> Frames, List<Sent> Packets) Stream(VideoKind kind, TestSender sender, int count, long fromUs = 0)
    {
        var (frames, packets) = (new List<byte[]>(), new List<Sent>());
        for (var i = 0; i < count; i++)
        {
            var atUs = fromUs + i * TestPictures.FrameUs;
            if (kind == VideoKind.Vp8)
            {
                frames.Add(TestPictures.Vp8(_random, i % 50 == 0, 640, 360));
                packets.AddRange(sender.Vp8(frames[^1], atUs));
                continue;
            }
            var units = TestPictures.H264(_random, i % 50 == 0);
            frames.Add(TestPictures.AnnexB(units));
            packets.AddRange(sender.H264(units, atUs));
        }
        return (frames, packets);
    }

    private static uint Timestamp(Sent packet) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(packet.Bytes.AsSpan(4));

    private static void Push(VideoReceiver receiver, IEnumerable<Sent> packets, long atUs)
    {
        foreach (var packet in packets) receiver.Push(packet.Bytes, atUs);
    }

    private static List<EncodedFrame> Run(VideoReceiver receiver, List<(byte[] Bytes, long ArrivalUs)> arrivals)
    {
        var got = new List<EncodedFrame>();
        foreach (var (bytes, arrivalUs) in arrivals)
        {
            receiver.Push(bytes, arrivalUs);
            got.AddRange(Drain(receiver, arrivalUs));
        }
        got.AddRange(Drain(receiver, arrivals[^1].ArrivalUs + 200_000));
        return got;
    }

    private static List<EncodedFrame> Drain(VideoReceiver receiver, long nowUs)
    {
        var got = new List<EncodedFrame>();
        while (receiver.TryTake(nowUs, out var frame)) got.Add(frame);
        return got;
    }
}
