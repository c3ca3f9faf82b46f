using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Recording;
using Arbitration.Media.Rtp;
using Arbitration.Media.Tests.Libav;
using Arbitration.Media.Tests.Mixing;
using Arbitration.Media.Tests.Rtp;
using Arbitration.Testing;
using Xunit;

namespace Arbitration.Media.Tests.Recording;

public sealed class SoundInStepTests
{
    private const int Seconds = 60, Hertz = 1000;
    private const long DelayUs = 200_000, SentFrom = Rig.Start + 200_000;

    /// <summary>One minute with a tone burst each 2 s, sent by a clock that is 100 ppm off over a line that loses 5 %, kept both ways.</summary>
    [Fact]
    public void A_track_with_losses_has_each_burst_where_the_programme_has_it()
    {
        using var track = new TestTrack();
        using var folder = new TempFolder();
        using var rig = new Rig(new ProgrammeOptions { Video = new VideoEncoding { Width = 320, Height = 180, Preset = "ultrafast" } });
        rig.Programme.SetSeats([ProgrammePictureTests.Seat(0)]);
        ProgrammeSource source = rig.Programme.AddSource("s0/cam/av", "s0");
        rig.Record();
        Play(rig, source, track);
        track.Writer.Close();
        rig.Save(folder["programme.mp4"]);

        Assert.Empty(track.Room.Verify());
        float[] own = new float[48_000 * (Seconds + 2)];
        foreach (ManifestRow row in track.Rows) Ffmpeg.Sound(track.PathOf(row)).CopyTo(own, row.FromUs * 6 / 125);
        var heard = FlashAndBeep.Beeps(Ffmpeg.Sound(folder["programme.mp4"]), Hertz);
        var kept = FlashAndBeep.Beeps(own, Hertz);
        Assert.Equal(Seconds / 2, kept.Count);
        Assert.Equal(heard.Count, kept.Count);
        Assert.All(heard.Zip(kept), pair => Assert.InRange(pair.Second - pair.First, -0.02, 0.02));
        Assert.Equal(30 * 2.0, kept[^1] - kept[0] + 2, 0.02);
    }

    private static void Play(Rig rig, ProgrammeSource source, TestTrack track)
    {
        using var decoder = new OpusDecoder();
        var receiver = new AudioReceiver();
        var mono = new float[OpusDecoder.MaxSamples];
        var arrivals = new Queue<(byte[] Bytes, long ArrivalUs)>(new TestLine(3) { JitterUs = 10_000 }.Carry(Sent()));
        while (rig.NowUs < SentFrom + (Seconds * 1_000_000L) + 500_000)
        {
            for (; arrivals.TryPeek(out var next) && next.ArrivalUs <= rig.NowUs; arrivals.Dequeue()) receiver.Push(next.Bytes, next.ArrivalUs);
            while (receiver.TryTake(rig.NowUs, out var unit))
            {
                track.Writer.Add(new OpusUnit(unit.Packet, unit.Samples, unit.MediaUs + DelayUs - Rig.Start), SegmentAccess.Open);
                int count = unit.IsLost ? decoder.Conceal(unit.Samples, mono) : decoder.Decode(unit.Packet.Span, mono);
                source.PushAudio(mono.AsSpan(0, count), unit.MediaUs);
            }
            rig.Run(1);
        }
    }

    // A burst whose first packets are lost has no onset to compare; those are spared, and what is lost is 5 % of the rest.
    private static IEnumerable<Sent> Sent()
    {
        float[] sound = new float[48_000 * Seconds];
        for (int burst = 0; burst < Seconds / 2; burst++) TestMedia.Tone(Hertz, 5760, 0.3f).CopyTo(sound, (burst * 96_000) + 40_000);
        var sender = new TestSender(1, 48_000) { ClockError = 0.0001 };
        var random = new Random(5);
        foreach (var (number, packet) in TestOpusEncoder.All(sound).Index())
        {
            Sent sent = sender.Opus(packet, SentFrom + (number * TestTrack.PacketUs));
            bool begins = (number * 960 + 960) % 96_000 is > 39_000 and < 43_000;
            if (begins || random.NextDouble() >= 0.05) yield return sent;
        }
    }
}
