namespace Arbitration.Media.Recording;

/// <summary>How much the disk of a room still takes.</summary>
/// <param name="Bytes">Free for this process.</param>
/// <param name="Seconds">Of recording, at the rate of the last segments, or at 2.5 Mbit/s before there are any.</param>
public readonly record struct FreeSpace(long Bytes, long Seconds)
{
    private const long DefaultBytesPerSecond = 2_500_000 / 8;
    private const int Measured = 30;

    public static FreeSpace Of(RoomFolder folder, Manifest manifest)
    {
        var bytes = new DriveInfo(folder.Path).AvailableFreeSpace;
        return new FreeSpace(bytes, bytes / BytesPerSecond(manifest));
    }

    private static long BytesPerSecond(Manifest manifest)
    {
        var last = manifest.LastSegments(Measured);
        var lengthUs = last.Where(r => r.IsProgramme).Sum(r => r.ToUs - r.FromUs);
        // A few slates would promise days; whoever comes back into the picture needs the usual rate.
        return lengthUs == 0 ? DefaultBytesPerSecond : Math.Max(DefaultBytesPerSecond / 4, last.Sum(r => r.Bytes) * 1_000_000 / lengthUs);
    }
}
