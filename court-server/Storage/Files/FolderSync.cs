using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Arbitration.Court.Storage.Files;

/// <summary>fsync(2) of a folder: a rename is durable only once its folder is. .NET opens no folders, so libc is called.</summary>
internal static class FolderSync
{
    private const int ReadOnlyFolder = 0x10000 | 0x80000; // O_DIRECTORY | O_CLOEXEC on x86-64 and the generic Linux ABI

    public static void Run(string folder)
    {
        var descriptor = Open(folder, OperatingSystem.IsLinux() ? ReadOnlyFolder : 0);
        if (descriptor < 0) throw new IOException($"open {folder}", new Win32Exception(Marshal.GetLastPInvokeError()));
        try
        {
            if (Fsync(descriptor) != 0) throw new IOException($"fsync {folder}", new Win32Exception(Marshal.GetLastPInvokeError()));
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
