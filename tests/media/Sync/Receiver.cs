using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Node;
using Arbitration.Media.Rtp;
using Arbitration.Media.Tests.Rtp;

namespace Arbitration.Media.Tests.Sync;

/// <summary>One person's way into the programme: sender, line, and the node's own receivers and decoder.</summary>
internal sealed class Receiver(SignalSender sender, SenderPlan plan, ProgrammeSource source, int seed) : IDisposable
{
    public const long DelayUs = 20_000;
    private const long EachUs = 10_000;

    private readonly PriorityQueue<(byte[] Bytes, long ArrivalUs, bool IsSound), long> _underway = new();
    private readonly TestLine _line = new(seed) { DelayUs = DelayUs, JitterUs = plan.JitterUs, Loss = plan.Loss };
    private readonly AudioReceiver _sound = new();
    private readonly VideoReceiver _pictures = new(VideoKind.H264);
    private readonly SourceDecoder _decoder = new(VideoCodec.H264, detail => throw new InvalidOperationException(detail));
    private long _atUs;

    /// <summary>Takes in what arrives until a time of the run; <paramref name="startUs"/> is the node's clock at its beginning.</summary>
    public void Until(long us, long startUs)
    {
        for (; _atUs < us; _atUs += EachUs)
        {
            long nowUs = _atUs + EachUs;
            foreach (var (packet, isSound) in sender.Until(nowUs))
                foreach (var (bytes, arrivalUs) in _line.Carry([packet])) _underway.Enqueue((bytes, arrivalUs, isSound), arrivalUs);
            for (; _underway.TryPeek(out var next, out long dueUs) && dueUs <= nowUs; _underway.Dequeue())
            {
                if (next.IsSound) _sound.Push(next.Bytes, startUs + next.ArrivalUs);
                else _pictures.Push(next.Bytes, startUs + next.ArrivalUs);
            }
            while (_sound.TryTake(startUs + nowUs, out var unit)) _decoder.Sound(unit, source);
            while (_pictures.TryTake(startUs + nowUs, out var frame)) _decoder.Picture(frame, source);
        }
    }

    public void Dispose()
    {
        _decoder.Dispose();
        sender.Dispose();
    }
}
