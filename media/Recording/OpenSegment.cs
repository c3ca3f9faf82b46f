using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Arbitration.Media.Recording;

/// <summary>A segment that is being written: `{name}.part`, whose first <c>Length</c> bytes are durable.</summary>
internal sealed class OpenSegment : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private bool _sealed, _renamed;

    public OpenSegment(RoomFolder folder, string name, SegmentAccess access, long fromUs)
    {
        (Name, Access, FromUs, ToUs) = (name, access, fromUs, fromUs);
        _path = folder.PathOf(name);
        _file = File.OpenHandle(PartPath, FileMode.Create, FileAccess.Write, FileShare.Read);
    }

    public string Name { get; }
    public SegmentAccess Access { get; }
    public long FromUs { get; }
    public long ToUs { get; private set; }
    public long Length { get; private set; }
    public string Sha256 => ManifestLine.Hex(_hash.GetCurrentHash());
    private string PartPath => _path + RoomPart.Suffix;

    /// <summary>Durable when it returns; when it throws, the segment ends where it ended before.</summary>
    public void Append(ReadOnlySpan<byte> fragment, long toUs)
    {
        DurableFile.Write(_file, fragment, Length);
        if (Length == 0) DurableFile.SyncFolder(Path.GetDirectoryName(_path)!);     // a new name is durable only with its folder
        _hash.AppendData(fragment);
        Length += fragment.Length;
        ToUs = toUs;
    }

    /// <summary>Gives the segment its name. May be called again after it threw.</summary>
    public void Finish()
    {
        if (!_sealed) DurableFile.Truncate(_file, Length);          // half a fragment may lie behind the last whole one
        _sealed = true;
        if (!_renamed) File.Move(PartPath, _path, overwrite: true);
        _renamed = true;
        DurableFile.SyncFolder(Path.GetDirectoryName(_path)!);
    }

    public void Discard()
    {
        Dispose();
        File.Delete(PartPath);
    }

    public void Dispose()
    {
        _file.Dispose();
        _hash.Dispose();
    }
}
