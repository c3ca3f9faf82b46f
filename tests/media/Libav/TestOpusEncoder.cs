using System.Runtime.InteropServices;
using Arbitration.Media.Libav;

namespace Arbitration.Media.Tests.Libav;

/// <summary>Encodes 48 kHz mono to Opus packets of 20 ms as a browser does, by libopus itself.</summary>
internal sealed class TestOpusEncoder : IDisposable
{
    internal const int Samples = 960;
    private const int Voice = 2048, SetBitrate = 4002, SetInbandFec = 4012, SetExpectedLoss = 4014, SetDtx = 4016;
    private readonly nint _encoder;
    private readonly byte[] _packet = new byte[1500];

    /// <param name="expectedLoss">Percent; above 0 each packet also carries the one before it, coarsely (FEC).</param>
    internal TestOpusEncoder(int bitrateBps = 32_000, int expectedLoss = 0, bool dtx = false)
    {
        _encoder = opus_encoder_create(48_000, 1, Voice, out int error);
        LibavException.ThrowIfFailed(error, "opus_encoder_create");
        Control(SetBitrate, bitrateBps);
        Control(SetInbandFec, expectedLoss > 0 ? 1 : 0);
        Control(SetExpectedLoss, expectedLoss);
        Control(SetDtx, dtx ? 1 : 0);
    }

    /// <summary>All whole packets of a sound.</summary>
    internal static List<byte[]> All(float[] sound, int bitrateBps = 32_000, int expectedLoss = 0)
    {
        using var encoder = new TestOpusEncoder(bitrateBps, expectedLoss);
        return [.. sound.Chunk(Samples).Where(block => block.Length == Samples).Select(encoder.Encode)];
    }

    internal byte[] Encode(float[] block) =>
        _packet[..LibavException.ThrowIfFailed(opus_encode_float(_encoder, block, block.Length, _packet, _packet.Length), "opus_encode_float")];

    public void Dispose() => opus_encoder_destroy(_encoder);

    private void Control(int request, int value) => LibavException.ThrowIfFailed(opus_encoder_ctl(_encoder, request, value), "opus_encoder_ctl");

    [DllImport("libopus.so.0")] private static extern nint opus_encoder_create(int rate, int channels, int application, out int error);
    [DllImport("libopus.so.0")] private static extern int opus_encode_float(nint encoder, float[] sound, int samples, byte[] packet, int room);
    [DllImport("libopus.so.0")] private static extern int opus_encoder_ctl(nint encoder, int request, int value);
    [DllImport("libopus.so.0")] private static extern void opus_encoder_destroy(nint encoder);
}
