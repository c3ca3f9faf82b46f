using Arbitration.Media.Recording;
using Arbitration.Media.Tests.Libav;

namespace Arbitration.Media.Tests.Recording;

/// <summary>A room in which one epoch has begun, and one person's own track in it.</summary>
internal sealed class TestTrack : IDisposable
{
    internal const long PacketUs = 20_000;

    /// <param name="disk">The folder to write to; without it one of its own that is gone after the test.</param>
    internal TestTrack(string? disk = null, long hearingUs = 0)
    {
        Room = new TestRoom(disk);
        Programme = Room.Writer(1, hearingUs);
        Writer = new SoundTrackWriter(Room.Folder, new EpochStart(1, hearingUs, NodeTime.Us(Room.Time)), "sound/s1", Room.Manifest, Room.Time);
        Writer.Faulted += Room.Faults.Add;
    }

    internal TestRoom Room { get; }
    internal SegmentWriter Programme { get; }
    internal SoundTrackWriter Writer { get; }
    internal IReadOnlyList<ManifestRow> Rows => [.. Room.Manifest.RowsSince(0).Where(row => row.Track == "sound/s1")];

    /// <summary>Packets one after the other from this hearing time on; null is one that is missing.</summary>
    internal void Add(IEnumerable<byte[]?> packets, long fromUs = 0, SegmentAccess access = SegmentAccess.Open)
    {
        foreach (byte[]? packet in packets)
        {
            Writer.Add(new OpusUnit(packet, TestOpusEncoder.Samples, fromUs), access);
            fromUs += PacketUs;
        }
    }

    internal string PathOf(ManifestRow row) => Room.Folder.PathOf(row.File);

    /// <summary>All files of the track one behind the other.</summary>
    internal string Joined()
    {
        string path = Room.Folder.PathOf("joined.ogg");
        File.WriteAllBytes(path, [.. Rows.SelectMany(row => File.ReadAllBytes(PathOf(row)))]);
        return path;
    }

    public void Dispose()
    {
        Writer.Dispose();
        Programme.Dispose();
        Room.Dispose();
    }
}
