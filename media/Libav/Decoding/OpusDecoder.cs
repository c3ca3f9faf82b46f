using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>Decodes Opus packets to 48 kHz mono; a lost packet is concealed from what was heard before.</summary>
public sealed class OpusDecoder : IDisposable
{
    /// <summary>The longest packet: 120 ms (RFC 6716).</summary>
    public const int MaxSamples = 5760;

    private readonly OpusHandle _decoder;

    public OpusDecoder()
    {
        nint decoder = Opus.opus_decoder_create(48_000, 1, out int error);
        _decoder = error == 0 ? new OpusHandle(decoder) : throw new LibavException("opus_decoder_create", error);
    }

    /// <param name="packet">One Opus packet, mono or stereo (mixed down).</param>
    /// <param name="mono">Room for up to <see cref="MaxSamples"/>.</param>
    /// <returns>The number of samples written.</returns>
    public int Decode(ReadOnlySpan<byte> packet, Span<float> mono)
    {
        ArgumentOutOfRangeException.ThrowIfZero(packet.Length);
        return Decode(packet, mono, recover: false);
    }

    /// <summary>Invents <paramref name="samples"/> samples (a multiple of 120) for a lost packet, fading out over repeated losses.</summary>
    public int Conceal(int samples, Span<float> mono) => Decode([], mono[..samples], recover: false);

    /// <summary>Rebuilds a lost packet of <paramref name="samples"/> samples from the redundancy in the one after it.</summary>
    public int Recover(ReadOnlySpan<byte> next, int samples, Span<float> mono) => Decode(next, mono[..samples], recover: true);

    public void Dispose() => _decoder.Dispose();

    private unsafe int Decode(ReadOnlySpan<byte> packet, Span<float> mono, bool recover)
    {
        fixed (byte* bytes = packet)
        fixed (float* samples = mono)
        {
            int count = Opus.opus_decode_float(_decoder, bytes, packet.Length, samples, mono.Length, recover ? 1 : 0);
            return LibavException.ThrowIfFailed(count, "opus_decode_float");
        }
    }
}
