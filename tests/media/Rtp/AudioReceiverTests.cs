using System.Runtime.InteropServices;
using Arbitration.Media.Rtp;
using Xunit;

namespace Arbitration.Media.Tests.Rtp;

public sealed class AudioReceiverTests
{
    private readonly Random _random = new(11);

    [Fact]
    public void Packets_come_out_as_they_went_in_through_30_ms_of_jitter_duplicates_and_both_wraps()
    {
        var sender = new TestSender(1, 48_000, firstSequence: 65_500, firstTimestamp: uint.MaxValue - 48_000) { WithExtensions = true };
        var (sent, packets) = Stream(sender, 500);
        var receiver = new AudioReceiver();
        var got = Run(receiver, new TestLine(5) { JitterUs = 30_000, Duplicates = 0.05 }.Carry(packets));

        Assert.Equal(sent, got.Select(u => u.Packet.ToArray()));
        Assert.All(got, unit => Assert.Equal(960, unit.Samples));
        Assert.Equal(0, receiver.LostPackets);
    }

    [Fact]
    public void Each_lost_packet_becomes_one_empty_unit_at_its_place()
    {
        var (sent, packets) = Stream(new TestSender(1, 48_000), 1000);
        var dropped = new HashSet<int>(Enumerable.Range(10, 980).Where(_ => _random.NextDouble() < 0.05));
        var got = Run(new AudioReceiver(), new TestLine(5) { JitterUs = 10_000 }.Carry(packets.Where((_, i) => !dropped.Contains(i))));

        Assert.Equal(1000, got.Count);
        for (var i = 0; i < got.Count; i++)
            Assert.Equal(dropped.Contains(i) ? [] : sent[i], got[i].Packet.ToArray());
        for (var i = 150; i < got.Count; i++)
            Assert.InRange(got[i].MediaUs - got[i - 1].MediaUs, 17_000, 23_000);
    }

    [Fact]
    public void Silence_without_a_hole_in_the_sequence_is_no_loss_and_keeps_its_length()
    {
        var sender = new TestSender(1, 48_000);
        var packets = new List<Sent>();
        for (var i = 0; i < 50; i++) packets.Add(sender.Opus(TestPictures.Opus(_random), i * 20_000));
        for (var i = 0; i < 50; i++) packets.Add(sender.Opus(TestPictures.Opus(_random), 5_000_000 + i * 20_000));
        var receiver = new AudioReceiver();
        var got = Run(receiver, new TestLine(1).Carry(packets));

        Assert.Equal(100, got.Count);
        Assert.DoesNotContain(got, unit => unit.IsLost);
        Assert.Equal(0, receiver.LostPackets);
        Assert.Equal(5_000_000 - 49 * 20_000, got[50].MediaUs - got[49].MediaUs);
    }

    [Fact]
    public void A_packet_lost_within_silence_conceals_no_more_than_its_own_length()
    {
        var sender = new TestSender(1, 48_000);
        var packets = new List<Sent>();
        for (var i = 0; i < 5; i++) packets.Add(sender.Opus(TestPictures.Opus(_random), i * 20_000));
        sender.SkipSequence(1);
        packets.Add(sender.Opus(TestPictures.Opus(_random), 900_000));
        var got = Run(new AudioReceiver(), new TestLine(1).Carry(packets));
        Assert.Equal([false, false, false, false, false, true, false], got.Select(u => u.IsLost));
    }

    [Fact]
    public void A_microphone_that_was_off_for_long_is_not_concealed_when_it_comes_back()
    {
        var sender = new TestSender(1, 48_000);
        List<Sent> packets = [.. Enumerable.Range(0, 5).Select(i => sender.Opus(TestPictures.Opus(_random), i * 20_000))];
        sender.SkipSequence(1500);
        packets.AddRange(Enumerable.Range(0, 5).Select(i => sender.Opus(TestPictures.Opus(_random), 30_000_000 + i * 20_000)));
        Assert.DoesNotContain(Run(new AudioReceiver(), new TestLine(1).Carry(packets)), unit => unit.IsLost);
    }

    [Fact]
    public void A_new_SSRC_starts_anew()
    {
        var receiver = new AudioReceiver();
        Run(receiver, new TestLine(1).Carry(Stream(new TestSender(1, 48_000), 30).Packets));
        var (sent, packets) = Stream(new TestSender(2, 48_000, 30_000, 999), 30, fromUs: 600_000);
        var got = Run(receiver, new TestLine(1).Carry(packets));
        Assert.Equal(sent, got.Select(u => u.Packet.ToArray()));
        Assert.Equal(0, receiver.LostPackets);
    }

    [Theory]
    [InlineData(new byte[] { 31 << 3 }, 960)]
    [InlineData(new byte[] { 28 << 3 }, 120)]
    [InlineData(new byte[] { 0 << 3 }, 480)]
    [InlineData(new byte[] { 3 << 3 }, 2880)]
    [InlineData(new byte[] { 13 << 3 | 1 }, 1920)]
    [InlineData(new byte[] { 31 << 3 | 3, 6 }, 5760)]
    public void The_length_of_an_Opus_packet_is_read_from_its_first_octets(byte[] packet, int samples)
    {
        Assert.True(OpusPacket.TryReadSamples(packet, out var read));
        Assert.Equal(samples, read);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 31 << 3 | 3 })]
    [InlineData(new byte[] { 31 << 3 | 3, 0 })]
    [InlineData(new byte[] { 31 << 3 | 3, 7 })]
    public void An_impossible_Opus_packet_is_refused(byte[] packet) => Assert.False(OpusPacket.TryReadSamples(packet, out _));

    [Fact]
    public void What_counts_as_an_Opus_packet_is_what_libopus_can_take_apart()
    {
        var (accepted, frames, sizes) = (0, new nint[48], new short[48]);
        for (var i = 0; i < 200_000; i++)
        {
            var packet = new byte[_random.Next(_random.Next(2) == 0 ? 12 : 1500)];
            _random.NextBytes(packet);
            bool theirs = packet.Length > 0 && opus_packet_parse(packet, packet.Length, out _, frames, sizes, out _) > 0;
            if (theirs) accepted++;
            Assert.True(theirs == OpusPacket.TryReadSamples(packet, out _), Convert.ToHexString(packet));
        }
        Assert.InRange(accepted, 20_000, 180_000);
    }

    [DllImport("libopus.so.0")]
    private static extern int opus_packet_parse(byte[] packet, int length, out byte toc, nint[] frames, short[] sizes, out int payloadAt);

    private (List<byte[]> Sent, List<Sent> Packets) Stream(TestSender sender, int count, long fromUs = 0)
    {
        var sent = Enumerable.Range(0, count).Select(_ => TestPictures.Opus(_random)).ToList();
        return (sent, sent.Select((bytes, i) => sender.Opus(bytes, fromUs + i * 20_000)).ToList());
    }

    private static List<AudioUnit> Run(AudioReceiver receiver, List<(byte[] Bytes, long ArrivalUs)> arrivals)
    {
        var got = new List<AudioUnit>();
        foreach (var (bytes, arrivalUs) in arrivals)
        {
            receiver.Push(bytes, arrivalUs);
            while (receiver.TryTake(arrivalUs, out var unit)) got.Add(unit);
        }
        while (receiver.TryTake(arrivals[^1].ArrivalUs + 200_000, out var unit)) got.Add(unit);
        return got;
    }
}
