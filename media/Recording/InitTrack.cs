using System.Buffers.Binary;

namespace Arbitration.Media.Recording;

/// <summary>The track of an init file by which its fragments are timed: the picture, else the first one.</summary>
internal sealed record InitTrack(uint Id, uint Timescale, uint SampleDuration)
{
    private static readonly uint Moov = Boxes.Name("moov"u8), Trak = Boxes.Name("trak"u8), Tkhd = Boxes.Name("tkhd"u8),
        Mdia = Boxes.Name("mdia"u8), Mdhd = Boxes.Name("mdhd"u8), Hdlr = Boxes.Name("hdlr"u8), Mvex = Boxes.Name("mvex"u8),
        Trex = Boxes.Name("trex"u8), Vide = Boxes.Name("vide"u8);

    /// <summary>Null when the file is no init.</summary>
    public static InitTrack? Read(ReadOnlySpan<byte> init)
    {
        if (!Boxes.TryFind(init, out var moov, Moov)) return null;
        InitTrack? first = null;
        for (var boxes = new Boxes(moov); boxes.Next();)
        {
            if (boxes.Type != Trak || ReadTrack(boxes.Body, out var isPicture) is not { } track) continue;
            if (isPicture) return track with { SampleDuration = DefaultDuration(moov, track.Id) };
            first ??= track with { SampleDuration = DefaultDuration(moov, track.Id) };
        }
        return first;
    }

    private static InitTrack? ReadTrack(ReadOnlySpan<byte> trak, out bool isPicture)
    {
        isPicture = false;
        if (!Boxes.TryFind(trak, out var tkhd, Tkhd) || !Boxes.TryFind(trak, out var mdhd, Mdia, Mdhd)
            || !Boxes.TryFind(trak, out var hdlr, Mdia, Hdlr)) return null;
        var (idAt, scaleAt) = (VersionOf(tkhd) == 1 ? 20 : 12, VersionOf(mdhd) == 1 ? 20 : 12);
        if (tkhd.Length < idAt + 4 || mdhd.Length < scaleAt + 4 || hdlr.Length < 12) return null;
        isPicture = BinaryPrimitives.ReadUInt32BigEndian(hdlr[8..]) == Vide;
        var timescale = BinaryPrimitives.ReadUInt32BigEndian(mdhd[scaleAt..]);
        return timescale == 0 ? null : new InitTrack(BinaryPrimitives.ReadUInt32BigEndian(tkhd[idAt..]), timescale, 0);
    }

    private static uint DefaultDuration(ReadOnlySpan<byte> moov, uint id)
    {
        if (!Boxes.TryFind(moov, out var mvex, Mvex)) return 0;
        for (var boxes = new Boxes(mvex); boxes.Next();)
            if (boxes.Type == Trex && boxes.Body.Length >= 16 && BinaryPrimitives.ReadUInt32BigEndian(boxes.Body[4..]) == id)
                return BinaryPrimitives.ReadUInt32BigEndian(boxes.Body[12..]);
        return 0;
    }

    private static int VersionOf(ReadOnlySpan<byte> body) => body.IsEmpty ? 0 : body[0];
}
