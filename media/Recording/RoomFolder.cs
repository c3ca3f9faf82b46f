using System.Globalization;
using System.Text.RegularExpressions;

namespace Arbitration.Media.Recording;

/// <summary>The folder of one room's recording and the names in it. Closed segments lie apart, readable by the node alone.</summary>
public sealed partial class RoomFolder
{
    private const string ClosedFolder = "closed";

    /// <param name="path">The folder; made when it is not there.</param>
    /// <param name="room">The room's name, with which its chain begins; by default the folder's own name.</param>
    public RoomFolder(string path, string? room = null)
    {
        Path = System.IO.Path.GetFullPath(path);
        Room = room ?? System.IO.Path.GetFileName(Path);
    }

    public string Path { get; }
    public string Room { get; }
    public string ManifestPath => System.IO.Path.Combine(Path, ManifestName);

    internal const string ManifestName = "manifest.jsonl";

    /// <summary>With this the name of a person's own track begins.</summary>
    public const string SoundTrack = "sound/";

    private const string SoundEnding = ".ogg";

    /// <summary>Where a file named by a row lies. Only for names of <see cref="IsName"/>.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public static string InitName(long epoch) => string.Create(CultureInfo.InvariantCulture, $"{epoch}-init.mp4");

    public static string SegmentName(long epoch, long seq, SegmentAccess access)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{epoch}-{seq:000000}.m4s");
        return access == SegmentAccess.Closed ? $"{ClosedFolder}/{name}" : name;
    }

    /// <summary>A file of one person's own track.</summary>
    /// <param name="track">sound/ and the seat, or the seat, a point and a device.</param>
    public static string SoundName(long epoch, long seq, string track, SegmentAccess access)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{epoch}-{seq:000000}-{track[SoundTrack.Length..]}{SoundEnding}");
        return access == SegmentAccess.Closed ? $"{ClosedFolder}/{name}" : name;
    }

    /// <summary>The track of a file of <see cref="SoundName"/>; null for any other name.</summary>
    public static string? TrackOf(string name) =>
        name.EndsWith(SoundEnding, StringComparison.Ordinal) && name.Split('-', 3) is [_, _, var own] ? SoundTrack + own[..^SoundEnding.Length] : null;

    /// <summary>True for the names that a manifest may use; nothing else is ever read by name.</summary>
    public static bool IsName(string name) => RecordingName().IsMatch(name);

    internal void Create()
    {
        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        const UnixFileMode all = own | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        Directory.CreateDirectory(Path, all);
        Directory.CreateDirectory(PathOf(ClosedFolder), own);
        File.SetUnixFileMode(PathOf(ClosedFolder), own);            // it may have been made by hand
        DurableFile.SyncFolder(Path);
        if (System.IO.Path.GetDirectoryName(Path) is { } parent) DurableFile.SyncFolder(parent);
    }

    [GeneratedRegex(@"\A(?:[0-9]+-init\.mp4|(?:closed/)?[0-9]+-[0-9]{6,}(?:\.m4s|-[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,32})?\.ogg)|manifest\.jsonl)\z")]
    private static partial Regex RecordingName();
}
