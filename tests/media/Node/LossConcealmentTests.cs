using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Node;
using Arbitration.Media.Rtp;
using Arbitration.Media.Tests.Libav;
using Arbitration.Media.Tests.Mixing;
using Arbitration.Media.Tests.Rtp;
using Xunit;

namespace Arbitration.Media.Tests.Node;

/// <summary>A voice over a line that loses one packet in ten, by the way sound takes through the node.</summary>
public sealed class LossConcealmentTests
{
    private const int Seconds = 12;

    [Fact]
    public void With_forward_error_correction_the_voice_is_nearer_to_the_lossless_one_than_without()
    {
        double with = NoiseToVoice(expectedLoss: 20), without = NoiseToVoice(expectedLoss: 0);
        Assert.InRange(without, 0.001, 1);
        Assert.True(with < without * 0.7, $"error of the voice's power: {with:0.000} with FEC, {without:0.000} without");
    }

    // Power of the difference to the same packets without loss, over the power of the voice.
    private static double NoiseToVoice(int expectedLoss)
    {
        List<byte[]> packets = TestOpusEncoder.All(TestVoice.Make(Seconds * 48_000, noisy: false), 24_000, expectedLoss);
        float[] lossless = Heard(packets, _ => false), lossy = Heard(packets, Lost(packets.Count).Contains);
        double voice = lossless.Sum(x => (double)x * x), error = lossless.Zip(lossy, (a, b) => (double)(a - b) * (a - b)).Sum();
        return error / voice;
    }

    private static HashSet<int> Lost(int count)
    {
        var random = new Random(21);
        return [.. Enumerable.Range(5, count - 10).Where(_ => random.NextDouble() < 0.1)];
    }

    private static float[] Heard(List<byte[]> packets, Func<int, bool> isLost)
    {
        var sender = new TestSender(1, 48_000);
        List<Sent> sent = [.. packets.Select((packet, i) => sender.Opus(packet, 1_000_000 + (i * 20_000L)))];
        var receiver = new AudioReceiver();
        var source = new ProgrammeSource("s/cam/av", "s", SourceKind.Person);
        using var decoder = new SourceDecoder(VideoCodec.Vp8, detail => Assert.Fail(detail));
        float[] heard = new float[packets.Count * 960];
        for (int i = 0; i < packets.Count + 10; i++)
        {
            long nowUs = 1_000_000 + (i * 20_000L);
            if (i < packets.Count && !isLost(i))
            {
                receiver.Push(sent[i].Bytes, nowUs);
            }
            while (receiver.TryTake(nowUs, out AudioUnit unit))
            {
                decoder.Sound(unit, source);
            }
            // 300 ms behind, when all there is has come.
            if (i >= 15 && (i - 14) * 960 <= heard.Length)
            {
                source.Sound.AddTo(heard.AsSpan((i - 15) * 960, 960), 48 * (nowUs - 300_000) / 1000, audible: true);
            }
        }
        return heard;
    }
}
