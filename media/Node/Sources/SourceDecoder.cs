using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Rtp;

namespace Arbitration.Media.Node;

/// <summary>Decodes one source. A decoder that fails is replaced; damage never leaves this class. One thread.</summary>
internal sealed class SourceDecoder(VideoCodec codec, Action<string> failed) : IDisposable
{
    // A browser takes longer to capture and encode a picture than a sound; without sender reports this constant part cannot be
    // told from the network's delay; the figures are in docs/protocols/node.md.
    public const long SenderVideoLagUs = 25_000;
    private readonly float[] _mono = new float[OpusDecoder.MaxSamples];
    private readonly Queue<AudioUnit> _lost = new();
    private VideoDecoder? _pictures;
    private OpusDecoder? _sound;

    /// <summary>Decodes a picture; without <paramref name="output"/> only so that the decoder stays warm.</summary>
    /// <returns>False when the next picture must be a keyframe.</returns>
    public bool Picture(EncodedFrame encoded, ProgrammeSource? output)
    {
        try
        {
            _pictures ??= new VideoDecoder(codec);
            _pictures.Send(encoded.Bytes.Span, encoded.MediaUs);
            while (_pictures.Receive(out var picture) == Drained.Frame)
            {
                if (output is null) picture!.Dispose();
                else output.PushVideo(picture!, picture!.Pts);
            }

            return true;
        }
        catch (LibavException damaged)
        {
            _pictures?.Dispose();
            _pictures = null;
            failed(damaged.Message);
            return false;
        }
    }

    public void Sound(AudioUnit unit, ProgrammeSource? output)
    {
        try
        {
            _sound ??= new OpusDecoder();
            if (unit.IsLost)
            {
                _lost.Enqueue(unit); // the packet after it may carry it again
                return;
            }

            while (_lost.TryDequeue(out var lost))
            {
                var count = _lost.Count == 0 ? _sound.Recover(unit.Packet.Span, lost.Samples, _mono) : _sound.Conceal(lost.Samples, _mono);
                output?.PushAudio(_mono.AsSpan(0, count), lost.MediaUs + SenderVideoLagUs);
            }

            var samples = _sound.Decode(unit.Packet.Span, _mono);
            output?.PushAudio(_mono.AsSpan(0, samples), unit.MediaUs + SenderVideoLagUs);
        }
        catch (LibavException damaged)
        {
            _sound?.Dispose();
            _sound = null;
            _lost.Clear();
            failed(damaged.Message);
        }
    }

    public void Dispose()
    {
        _pictures?.Dispose();
        _sound?.Dispose();
    }
}
