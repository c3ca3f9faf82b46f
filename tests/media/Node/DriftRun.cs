using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Node;
using Arbitration.Media.Rtp;
using Arbitration.Media.Tests.Libav;
using Arbitration.Media.Tests.Rtp;

namespace Arbitration.Media.Tests.Node;

/// <summary>
/// A sender whose crystal is wrong, over a line with jitter and loss, received and put on the node's time axis by the real
/// receivers, decoder and sound, as fast as the machine goes. Beeps come every 2 s of the sender's time; pictures 25 a second.
/// </summary>
internal sealed class DriftRun
{
    private const int PacketUs = 20_000, FrameUs = 40_000, PeriodPackets = 100, BurstPackets = 6, Block = 48;
    private const long HeardBehindUs = 300_000, StartUs = 10_000_000;
    private const float Audible = 0.02f;

    private readonly List<(double Seconds, double ErrorMs)> _pictures = [], _sounds = [], _beeps = [];

    /// <summary>Errors are what was found minus the true time, in ms; constant parts are the line's and the codec's.</summary>
    public Course Pictures => new(_pictures);

    /// <summary>Of the sound packets, as mapped to the node's clock.</summary>
    public Course Sounds => new(_sounds);

    /// <summary>Of the beeps in what is heard.</summary>
    public Course Beeps => new(_beeps);

    /// <param name="ppm">By how much the sender's crystal is too fast.</param>
    public static DriftRun Of(double ppm, TimeSpan length, int seed)
    {
        var run = new DriftRun();
        run.Listen(ppm / 1e6, length, seed);
        run.Watch(ppm / 1e6, length, seed);
        return run;
    }

    private void Listen(double error, TimeSpan length, int seed)
    {
        var period = Period();
        var sender = new TestSender(1, 48_000) { ClockError = error };
        var line = new Line(seed);
        var receiver = new AudioReceiver();
        var source = new ProgrammeSource("s/cam/av", "s", SourceKind.Person);
        using var decoder = new SourceDecoder(VideoCodec.Vp8, detail => throw new InvalidOperationException(detail));
        var heard = new float[PacketUs * 48 / 1000];
        var (next, quiet) = (0L, 0);
        for (var nowUs = StartUs; nowUs < StartUs + (long)length.TotalMicroseconds; nowUs += PacketUs)
        {
            for (; TrueUs(next * PacketUs, error) <= nowUs; next++) line.Send(sender.Opus(period[(int)(next % PeriodPackets)], TrueUs(next * PacketUs, error)));
            foreach (var (bytes, atUs) in line.Arrived(nowUs)) receiver.Push(bytes, atUs);
            while (receiver.TryTake(nowUs, out var unit))
            {
                if (!unit.IsLost) Note(_sounds, nowUs, unit.MediaUs, error, PacketUs);
                decoder.Sound(unit, source);
            }

            Array.Clear(heard);
            source.Sound.AddTo(heard, 48 * (nowUs - HeardBehindUs) / 1000, audible: true);
            for (var at = 0; at < heard.Length; at += Block)
            {
                var loud = heard.AsSpan(at, Block).ToArray().Any(sample => Math.Abs(sample) > Audible);
                if (loud && quiet > 500) Note(_beeps, nowUs, nowUs - HeardBehindUs + (at * 1000L / 48), error, PeriodPackets * PacketUs);
                quiet = loud ? 0 : quiet + 1;
            }
        }
    }

    private void Watch(double error, TimeSpan length, int seed)
    {
        var random = new Random(seed);
        var sender = new TestSender(2, 90_000) { ClockError = error };
        var line = new Line(seed + 1);
        var receiver = new VideoReceiver(VideoKind.Vp8);
        var next = 0L;
        for (var nowUs = StartUs; nowUs < StartUs + (long)length.TotalMicroseconds; nowUs += PacketUs)
        {
            for (; TrueUs(next * FrameUs, error) <= nowUs; next++)
                foreach (var packet in sender.Vp8(TestPictures.Vp8(random, key: true, 320, 180), TrueUs(next * FrameUs, error))) line.Send(packet);
            foreach (var (bytes, atUs) in line.Arrived(nowUs)) receiver.Push(bytes, atUs);
            while (receiver.TryTake(nowUs, out var frame)) Note(_pictures, nowUs, frame.MediaUs, error, FrameUs);
        }
    }

    /// <summary>How long after a whole step of the sender's time something was found; the step is the one nearest to the error before.</summary>
    private static void Note(List<(double Seconds, double ErrorMs)> course, long nowUs, long foundUs, double error, long stepUs)
    {
        var stepMs = stepUs / 1000 / (1 + error);
        var errorMs = (foundUs - StartUs) / 1000d % stepMs;
        var before = course.Count == 0 ? 0 : course[^1].ErrorMs;
        course.Add(((nowUs - StartUs) / 1e6, errorMs + (Math.Round((before - errorMs) / stepMs) * stepMs)));
    }

    private static long TrueUs(long senderUs, double error) => StartUs + (long)(senderUs / (1 + error));

    /// <summary>One period of tone and silence, as packets that can be repeated without end.</summary>
    private static List<byte[]> Period()
    {
        var sound = new float[PeriodPackets * TestOpusEncoder.Samples];
        TestMedia.Tone(1000, BurstPackets * TestOpusEncoder.Samples).CopyTo(sound, 0);
        return [.. TestOpusEncoder.All([.. sound, .. sound]).TakeLast(PeriodPackets)];
    }

    /// <summary>20 ms, up to 30 ms of jitter, and one packet in a hundred lost.</summary>
    private sealed class Line(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly PriorityQueue<byte[], long> _underway = new();

        public void Send(Sent packet)
        {
            if (_random.NextDouble() >= 0.01) _underway.Enqueue(packet.Bytes, packet.AtUs + 20_000 + _random.Next(30_000));
        }

        public IEnumerable<(byte[] Bytes, long AtUs)> Arrived(long nowUs)
        {
            while (_underway.TryPeek(out var bytes, out var atUs) && atUs <= nowUs)
            {
                _underway.Dequeue();
                yield return (bytes, atUs);
            }
        }
    }

    /// <summary>An error over time, after ten seconds of settling.</summary>
    internal sealed class Course(IEnumerable<(double Seconds, double ErrorMs)> all)
    {
        private readonly List<(double Seconds, double ErrorMs)> _points = [.. all.Where(point => point.Seconds > 10)];

        public int Count => _points.Count;

        /// <summary>Slope of the straight line through all points.</summary>
        public double MsPerHour
        {
            get
            {
                double seconds = _points.Average(point => point.Seconds), error = _points.Average(point => point.ErrorMs);
                return _points.Sum(point => (point.Seconds - seconds) * (point.ErrorMs - error)) / _points.Sum(point => Math.Pow(point.Seconds - seconds, 2)) * 3600;
            }
        }

        /// <summary>Mean of the last quarter minus mean of the first.</summary>
        public double ShiftMs => _points.TakeLast(_points.Count / 4).Average(point => point.ErrorMs) - _points.Take(_points.Count / 4).Average(point => point.ErrorMs);
    }
}
