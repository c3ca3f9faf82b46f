using Arbitration.Media.Node;
using Arbitration.Media.Tests.Libav;
using Arbitration.Media.Tests.Rtp;

namespace Arbitration.Media.Tests.Sync;

/// <summary>
/// A browser as RTP: flashes and beeps at once, stamped by clocks of its own, pictures leaving as much later than sound as
/// browsers send them. Times are µs of the run, on the true clock.
/// </summary>
internal sealed class SignalSender : IDisposable
{
    public const int PicturesEach = 50;
    public const long PictureUs = 40_274, PeriodUs = PicturesEach * PictureUs, FirstUs = 700_000, BurstUs = 3 * PictureUs;

    private readonly SenderPlan _plan;
    private readonly int _hertz;
    private readonly TestOpusEncoder _opus = new();
    private readonly byte[] _silence;
    private readonly Dictionary<(int Width, bool Lit), List<byte[]>> _pictures = [];
    private readonly double _soundRate, _pictureRate;
    private TestSender _sound, _picture;
    private long _packet, _pictureNumber;
    private bool _changed;

    public SignalSender(SenderPlan plan, int hertz)
    {
        (_plan, _hertz) = (plan, hertz);
        (_soundRate, _pictureRate) = (1 + (plan.SoundPpm / 1e6), 1 + (plan.PicturePpm / 1e6));
        // Both counters are about to wrap, as they may at any time.
        _sound = new TestSender(11, 48_000, 65_000, uint.MaxValue - 960_000) { ClockError = plan.SoundPpm / 1e6 };
        _picture = new TestSender(12, 90_000, 65_400, uint.MaxValue - 900_000) { ClockError = plan.PicturePpm / 1e6 };
        using var quiet = new TestOpusEncoder();
        _silence = quiet.Encode(new float[TestOpusEncoder.Samples]);
        foreach (int width in (int[])[160, 320])
        {
            _pictures[(width, true)] = Keyframe(width, "white");
            _pictures[(width, false)] = Keyframe(width, "0x202020");
        }
    }

    // Since the last flash and beep began.
    private static double Phase(double us) => us < FirstUs ? PeriodUs - 1 : (us - FirstUs) % PeriodUs;

    /// <summary>What leaves before a time and was not handed out yet.</summary>
    public IEnumerable<(Sent Packet, bool IsSound)> Until(long us)
    {
        for (; SoundLeavesUs(_packet) < us; _packet++)
            if (Sound(_packet) is { } sent) yield return (sent, true);
        for (; PictureLeavesUs(_pictureNumber) < us; _pictureNumber++)
            foreach (var sent in Pictures(_pictureNumber)) yield return (sent, false);
    }

    public void Dispose() => _opus.Dispose();

    private static long PictureLeavesUs(long number) => TakenUs(number) + SourceDecoder.SenderVideoLagUs;

    private static long TakenUs(long number) => FirstUs - (17 * PictureUs) + (number * PictureUs);

    private long SoundLeavesUs(long number) => (long)Math.Ceiling((number + 1) * 20_000 / _soundRate);

    private Sent? Sound(long number)
    {
        double fromUs = number * 20_000 / _soundRate;
        ChangeDevices(fromUs);
        bool isNear = Phase(fromUs + 60_000) < BurstUs + 200_000;
        byte[] packet = isNear ? _opus.Encode(Samples(number)) : _silence;
        bool isSent = fromUs >= _plan.JoinsAt * 1e6 && (isNear || !_plan.SendsNoSilence || number % 20 == 0);
        if (!isSent) return null;
        // Rounded up, so that the timestamp is exactly the number of the first sample.
        Sent sent = _sound.Opus(packet, (long)Math.Ceiling(((number * 20_000) + SteppedUs(fromUs)) / _soundRate));
        bool isMuted = _plan.Muted is { } muted && fromUs >= muted.From * 1e6 && fromUs < muted.To * 1e6;
        return isMuted ? null : sent with { AtUs = SoundLeavesUs(number) };
    }

    private float[] Samples(long number)
    {
        var block = new float[TestOpusEncoder.Samples];
        for (int i = 0; i < block.Length; i++)
        {
            double at = ((number * block.Length) + i) * 1e6 / 48_000 / _soundRate;
            if (Phase(at) < BurstUs) block[i] = 0.3f * (float)Math.Sin(2 * Math.PI * _hertz * at / 1e6);
        }
        return block;
    }

    private List<Sent> Pictures(long number)
    {
        long takenUs = TakenUs(number);
        ChangeDevices(takenUs);
        if (takenUs < _plan.JoinsAt * 1e6) return [];
        int width = takenUs >= _plan.OtherLayerAt * 1e6 ? 320 : 160;
        var units = _pictures[(width, Phase(takenUs) < BurstUs)];
        return [.. _picture.H264(units, takenUs + SteppedUs(takenUs)).Select(sent => sent with { AtUs = PictureLeavesUs(number) })];
    }

    private long SteppedUs(double us) => _plan.ClockStep is { } step && us >= step.At * 1e6 ? (long)(step.Seconds * 1e6) : 0;

    private void ChangeDevices(double us)
    {
        if (_changed || !(us >= _plan.NewDevicesAt * 1e6)) return;
        _changed = true;
        _sound = new TestSender(21, 48_000, 30_000, 5_000_000) { ClockError = _plan.SoundPpm / 1e6 };
        _picture = new TestSender(22, 90_000, 20_000, 77_000_000) { ClockError = _plan.PicturePpm / 1e6 };
    }

    /// <summary>A keyframe of one colour (as ffmpeg names it), as NAL units; each picture of the stream is one of these.</summary>
    internal static List<byte[]> Keyframe(int width, string colour)
    {
        byte[] stream = Ffmpeg.Run("-f", "lavfi", "-i", $"color=c={colour}:s={width}x{width * 9 / 16}:r=25", "-frames:v", "1",
            "-c:v", "libx264", "-preset", "ultrafast", "-profile:v", "baseline", "-pix_fmt", "yuv420p", "-f", "h264", "-");
        var starts = Enumerable.Range(0, stream.Length - 3).Where(at => stream.AsSpan(at).StartsWith((ReadOnlySpan<byte>)[0, 0, 1])).Append(stream.Length).ToList();
        return [.. starts.Zip(starts.Skip(1), (from, to) => stream[(from + 3)..to]).Select(unit => unit[..(Array.FindLastIndex(unit, one => one != 0) + 1)])
            .Where(unit => (unit[0] & 0x1F) is 5 or 7 or 8)];
    }
}
