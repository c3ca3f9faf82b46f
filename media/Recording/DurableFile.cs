using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Arbitration.Media.Recording;

/// <summary>The steps after which bytes and names outlive a power loss. Each throws IOException.</summary>
public static class DurableFile
{
    private const int ReadOnlyFolder = 0x10000 | 0x80000;            // O_DIRECTORY | O_CLOEXEC

    public static void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        RandomAccess.Write(file, bytes, offset);
        Sync(file);
    }

    public static void Truncate(SafeFileHandle file, long length)
    {
        if (RandomAccess.GetLength(file) == length) return;
        RandomAccess.SetLength(file, length);
        Sync(file);
    }

    /// <summary>Cuts off what lies behind the whole part of a file that a kill left: a kill does not sync, and its row will promise these bytes.</summary>
    public static void Trim(string path, long length)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        Truncate(file, length);
        Sync(file);
    }

    // RandomAccess.FlushToDisk ignores EROFS, which is what ext4 answers when it has given up after an error of the disk:
    // the bytes would be reported durable and be gone.
    public static void Sync(SafeFileHandle file)
    {
        if (Fdatasync(file) != 0) throw Failed("fdatasync", "");
    }

    public static void Rename(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        SyncFolder(Path.GetDirectoryName(to)!);
    }

    /// <summary>.NET opens no folders, and without this a rename can be undone by a power loss.</summary>
    public static void SyncFolder(string path)
    {
        using var folder = Open(path, ReadOnlyFolder);
        if (folder.IsInvalid || Fsync(folder) != 0) throw Failed("fsync ", path);
    }

    private static IOException Failed(string call, string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{call}{path}: {new Win32Exception(error).Message}", error);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static extern int Fdatasync(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Fsync(SafeFileHandle file);
}
