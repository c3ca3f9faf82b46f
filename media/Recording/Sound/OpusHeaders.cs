using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Arbitration.Media.Recording;

/// <summary>
/// The two header packets of an Ogg Opus stream (RFC 7845 §5). Ours say in a comment where the stream begins in hearing time,
/// so that a file on its own, or one that a crash cut off, still knows its place.
/// </summary>
internal sealed record OpusHeaders(string Track, long FromUs, int Channels, int PreSkip)
{
    public const int Rate = 48_000;
    private const string Vendor = "arbitration", FromName = "HEARING_US=", TrackName = "TRACK=";

    public byte[] Head()
    {
        var head = new byte[19];
        "OpusHead"u8.CopyTo(head);
        (head[8], head[9]) = (1, (byte)Channels);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(10), (ushort)PreSkip);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(12), Rate);
        return head;
    }

    public byte[] Tags() =>
        [.. "OpusTags"u8, .. Text(Vendor), 2, 0, 0, 0, .. Text(TrackName + Track), .. Text(string.Create(CultureInfo.InvariantCulture, $"{FromName}{FromUs}"))];

    /// <summary>Null when these are not two headers of ours.</summary>
    public static OpusHeaders? Read(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tags)
    {
        if (head.Length != 19 || !head.StartsWith("OpusHead\x01"u8) || !tags.StartsWith("OpusTags"u8)) return null;
        var rest = tags[8..];
        if (!TryText(ref rest, out _) || rest.Length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(rest) != 2) return null;
        rest = rest[4..];
        if (!TryText(ref rest, out var track) || !track.StartsWith(TrackName, StringComparison.Ordinal)) return null;
        if (!TryText(ref rest, out var from) || !from.StartsWith(FromName, StringComparison.Ordinal)) return null;
        return long.TryParse(from[FromName.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var fromUs)
            ? new OpusHeaders(track[TrackName.Length..], fromUs, head[9], BinaryPrimitives.ReadUInt16LittleEndian(head[10..])) : null;
    }

    /// <summary>Hearing time of a granule position.</summary>
    public long HearingUs(long granule) => (granule - PreSkip) * 125 / 6;

    /// <summary>The sample of a hearing time, which with the pre-skip added is a granule position.</summary>
    public static long SampleAt(long hearingUs) => hearingUs * 6 / 125;

    private static byte[] Text(string text)
    {
        var bytes = new byte[4 + Encoding.UTF8.GetByteCount(text)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - 4);
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(4));
        return bytes;
    }

    private static bool TryText(ref ReadOnlySpan<byte> rest, out string text)
    {
        text = "";
        if (rest.Length < 4) return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(rest);
        if (length > (uint)rest.Length - 4) return false;
        text = Encoding.UTF8.GetString(rest.Slice(4, (int)length));
        rest = rest[(4 + (int)length)..];
        return true;
    }
}
