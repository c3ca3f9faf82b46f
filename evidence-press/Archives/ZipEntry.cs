namespace Arbitration.Press;

/// <summary>A file in a ZIP as its directory announces it; nothing of it is believed before it is unpacked.</summary>
/// <param name="Name">Decoded, as it is there: with folders, and whatever else somebody wrote.</param>
/// <param name="UnixMode">0 where the archive was not made on Unix.</param>
/// <param name="Offset">Of its local header.</param>
internal sealed record ZipEntry(string Name, int Flags, int Method, long Packed, long Unpacked, int UnixMode, long Offset)
{
    private const int TypeMask = 0xF000, Link = 0xA000, Regular = 0x8000, FolderMode = 0x4000;

    public bool IsEncrypted => (Flags & 0x0041) != 0;
    public bool IsFolder => Name.EndsWith('/') || (UnixMode & TypeMask) == FolderMode;

    /// <summary>A link, a device, a pipe: anything that is neither file nor folder.</summary>
    public bool IsSpecial => (UnixMode & TypeMask) is not (0 or Regular or FolderMode);

    public bool IsLink => (UnixMode & TypeMask) == Link;
}
