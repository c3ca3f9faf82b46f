using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Node;
using Arbitration.Media.Rtp;
using Arbitration.Media.Tests.Libav;

namespace Arbitration.Bench.Hearings;

/// <summary>One camera or microphone of a hearing: hands packets to the node's own decoder in real time, on a thread of its own as in the node.</summary>
internal sealed class CameraFeed
{
    private const long StepUs = 20_000, LateUs = 120_000;
    private const int StepsPerPicture = 1000 / HearingContent.FrameRate / 20;

    private readonly byte[][] _pictures;
    private readonly IReadOnlyList<byte[]> _voice;
    private readonly ProgrammeSource _output;
    private readonly Action<AudioUnit>? _keep;
    private readonly ManualResetEventSlim _stop;
    private readonly Thread _thread;
    private long _late;
    private string? _fault;

    /// <param name="voice">Opus packets; empty: it sends no sound.</param>
    /// <param name="keep">Takes each packet for the person's own track.</param>
    internal CameraFeed(byte[][] pictures, IReadOnlyList<byte[]> voice, ProgrammeSource output, Action<AudioUnit>? keep, ManualResetEventSlim stop)
    {
        (_pictures, _voice, _output, _keep, _stop) = (pictures, voice, output, keep, stop);
        _thread = new Thread(Run) { IsBackground = true, Name = "camera" };
    }

    /// <summary>So many pictures and packets were decoded more than 120 ms after they had come: too late for their moment.</summary>
    internal long Late => Interlocked.Read(ref _late);

    /// <summary>What the decoder said, null while it is well.</summary>
    internal string? Fault => Volatile.Read(ref _fault);

    internal void Start() => _thread.Start();

    internal void Join() => _thread.Join();

    private void Run()
    {
        using var decoder = new SourceDecoder(VideoCodec.Vp8, fault => Volatile.Write(ref _fault, fault));
        long dueUs = TimeProvider.System.NowUs();
        for (int step = 0; !_stop.Wait(TimeSpan.FromMicroseconds(Math.Max(0, dueUs - TimeProvider.System.NowUs()))); step++, dueUs += StepUs)
        {
            if (step % StepsPerPicture == 0)
            {
                decoder.Picture(new EncodedFrame(_pictures[step / StepsPerPicture % _pictures.Length], Keyframe: false, dueUs), _output);
            }
            if (_voice.Count > 0)
            {
                var unit = new AudioUnit(_voice[step % _voice.Count], TestOpusEncoder.Samples, dueUs);
                _keep?.Invoke(unit);
                decoder.Sound(unit, _output);
            }
            if (TimeProvider.System.NowUs() - dueUs > LateUs)
            {
                Interlocked.Increment(ref _late);
            }
        }
    }
}
