using System.Buffers.Binary;

namespace Arbitration.Media.Recording;

/// <summary>How much of a segment is whole moof+mdat, and which hearing time that covers.</summary>
internal readonly record struct WholeFragments(int Bytes, long FromUs, long ToUs)
{
    private static readonly uint Moof = Boxes.Name("moof"u8), Mdat = Boxes.Name("mdat"u8), Traf = Boxes.Name("traf"u8),
        Tfhd = Boxes.Name("tfhd"u8), Tfdt = Boxes.Name("tfdt"u8), Trun = Boxes.Name("trun"u8);

    private const uint BaseOffset = 0x1, DescriptionIndex = 0x2, DefaultDuration = 0x8;             // tfhd §8.8.7
    private const uint DataOffset = 0x1, FirstFlags = 0x4, Duration = 0x100, SampleFields = 0xF00;  // trun §8.8.8

    /// <summary>Null when not one fragment is whole.</summary>
    public static WholeFragments? Read(ReadOnlySpan<byte> segment, InitTrack track)
    {
        WholeFragments? whole = null;
        (long From, long To)? moof = null;
        for (var boxes = new Boxes(segment); boxes.Next();)
        {
            if (boxes.Type == Moof)
            {
                if ((moof = ReadMoof(boxes.Body, track)) is null) break;
            }
            else if (boxes.Type == Mdat)
            {
                if (moof is not { } times) break;
                whole = new WholeFragments(boxes.End, whole?.FromUs ?? times.From, times.To);
                moof = null;
            }
            // styp, sidx and prft may stand before a moof; a block of anything else is not ours.
            else if (!IsName(boxes.Type)) break;
        }
        return whole;
    }

    private static (long, long)? ReadMoof(ReadOnlySpan<byte> moof, InitTrack track)
    {
        (long, long)? times = null;
        for (var boxes = new Boxes(moof); boxes.Next();)
            if (boxes.Type == Traf) times = ReadTraf(boxes.Body, track) ?? times;
        return times;
    }

    private static (long, long)? ReadTraf(ReadOnlySpan<byte> traf, InitTrack track)
    {
        if (!Boxes.TryFind(traf, out var tfhd, Tfhd) || !Boxes.TryFind(traf, out var tfdt, Tfdt)) return null;
        if (tfhd.Length < 8 || BinaryPrimitives.ReadUInt32BigEndian(tfhd[4..]) != track.Id) return null;
        if (tfdt.Length < (tfdt.Length > 0 && tfdt[0] == 1 ? 12 : 8)) return null;
        ulong start = tfdt[0] == 1 ? BinaryPrimitives.ReadUInt64BigEndian(tfdt[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tfdt[4..]);
        var each = EachDuration(tfhd) ?? track.SampleDuration;
        var length = 0L;
        for (var boxes = new Boxes(traf); boxes.Next();)
        {
            if (boxes.Type != Trun) continue;
            if (TrunDuration(boxes.Body, each) is not { } ticks) return null;
            length += ticks;
        }
        return (Microseconds(start, track), Microseconds(start + (ulong)length, track));
    }

    private static uint? EachDuration(ReadOnlySpan<byte> tfhd)
    {
        var flags = BinaryPrimitives.ReadUInt32BigEndian(tfhd) & 0xFFFFFF;
        var at = 8 + ((flags & BaseOffset) != 0 ? 8 : 0) + ((flags & DescriptionIndex) != 0 ? 4 : 0);
        return (flags & DefaultDuration) != 0 && tfhd.Length >= at + 4 ? BinaryPrimitives.ReadUInt32BigEndian(tfhd[at..]) : null;
    }

    private static long? TrunDuration(ReadOnlySpan<byte> trun, uint each)
    {
        if (trun.Length < 8) return null;
        var flags = BinaryPrimitives.ReadUInt32BigEndian(trun) & 0xFFFFFF;
        long samples = BinaryPrimitives.ReadUInt32BigEndian(trun[4..]);
        if ((flags & Duration) == 0) return samples * each;
        var at = 8 + ((flags & DataOffset) != 0 ? 4 : 0) + ((flags & FirstFlags) != 0 ? 4 : 0);
        var size = 4 * System.Numerics.BitOperations.PopCount(flags & SampleFields);
        if (trun.Length < at + samples * size) return null;
        var sum = 0L;
        for (var i = 0; i < samples; i++) sum += BinaryPrimitives.ReadUInt32BigEndian(trun[(at + i * size)..]);
        return sum;
    }

    private static long Microseconds(ulong ticks, InitTrack track) => (long)((UInt128)ticks * 1_000_000 / track.Timescale);

    private static bool IsName(uint type)
    {
        for (var shift = 0; shift < 32; shift += 8)
            if ((byte)(type >> shift) is < 0x20 or > 0x7E) return false;
        return true;
    }
}
