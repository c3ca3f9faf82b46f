namespace Arbitration.Press;

/// <summary>How archives other than ZIP begin.</summary>
internal static class ArchiveSignatures
{
    public static readonly byte[] SevenZip = [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C];
    public static readonly byte[] Rar = [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, 0x07];

    public static bool IsPacked(ReadOnlySpan<byte> head) =>
        head.StartsWith(SevenZip) || head.StartsWith(Rar) || head.StartsWith("BZh"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z']);
}
