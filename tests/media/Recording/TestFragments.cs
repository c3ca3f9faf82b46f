using System.Buffers.Binary;

namespace Arbitration.Media.Tests.Recording;

/// <summary>Small fragmented MP4: the boxes are right, the samples are noise. One picture and one sound track.</summary>
internal static class TestFragments
{
    public const long SecondUs = 1_000_000;
    private const uint PictureScale = 12_800, SoundScale = 48_000;

    public static byte[] Init() => [.. Box("ftyp", "isom\0\0\0\0"u8), .. Box("moov",
        [.. Track(2, SoundScale, "soun"u8), .. Track(1, PictureScale, "vide"u8),
         .. Box("mvex", [.. Box("trex", [.. U32(0, 1, 1, 512, 0, 0)]), .. Box("trex", [.. U32(0, 2, 1, 1024, 0, 0)])])])];

    /// <summary>One second from this hearing time; 25 pictures of the default length, sound with a length for each sample.</summary>
    public static byte[] OneSecond(long fromUs, int seed, int noiseBytes = 3000)
    {
        var noise = new byte[noiseBytes];
        new Random(seed).NextBytes(noise);
        byte[] soundSamples = [.. Enumerable.Range(0, 48).SelectMany(_ => U32(1000))];
        byte[] moof =
        [
            .. Box("mfhd", U32(0, (uint)seed)),
            .. Box("traf", [.. Box("tfhd", U32(0x020000, 2)), .. Box("tfdt", [.. U32(0x01000000), .. U64((ulong)fromUs * SoundScale / 1_000_000)]), .. Box("trun", [.. U32(0x100, 48), .. soundSamples])]),
            .. Box("traf", [.. Box("tfhd", U32(0x020000, 1)), .. Box("tfdt", [.. U32(0x01000000), .. U64((ulong)fromUs * PictureScale / 1_000_000)]), .. Box("trun", U32(0x1, 25, 0))]),
        ];
        return [.. Box("moof", moof), .. Box("mdat", noise)];
    }

    private static byte[] Track(uint id, uint timescale, ReadOnlySpan<byte> handler) => Box("trak",
        [.. Box("tkhd", U32(7, 0, 0, id, 0, 0)), .. Box("mdia", [.. Box("mdhd", U32(0, 0, 0, timescale, 0, 0)), .. Box("hdlr", [.. U32(0, 0), .. handler, 0, 0, 0, 0])])]);

    private static byte[] Box(string type, ReadOnlySpan<byte> body) =>
        [.. U32((uint)(8 + body.Length)), .. System.Text.Encoding.ASCII.GetBytes(type), .. body];

    private static byte[] U32(params ReadOnlySpan<uint> values)
    {
        var bytes = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 * i), values[i]);
        return bytes;
    }

    private static byte[] U64(ulong value) => U32((uint)(value >> 32), (uint)value);
}
