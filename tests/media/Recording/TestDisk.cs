using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Arbitration.Media.Tests.Recording;

/// <summary>A small file system of its own, mounted for one test: tmpfs that fills up, or ext4 that can lose its power.</summary>
internal sealed class TestDisk : IDisposable
{
    private const uint Shutdown = 0x8004587D, WithoutFlush = 2;     // EXT4_IOC_SHUTDOWN, EXT4_GOING_FLAGS_NOLOGFLUSH
    private readonly string _root = Directory.CreateTempSubdirectory("disk-").FullName;
    private readonly string[] _mount;

    private TestDisk(Func<string, string[]> mount)
    {
        Path = Directory.CreateDirectory(System.IO.Path.Combine(_root, "on")).FullName;
        _mount = mount(_root);
        Mount();
    }

    public string Path { get; }

    public static TestDisk Tmpfs(int kilobytes) => new(_ => ["-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs"]);

    public static TestDisk Ext4(int megabytes) => new(root =>
    {
        var image = System.IO.Path.Combine(root, "image");
        using (var file = File.Create(image)) file.SetLength(megabytes << 20);
        Run("mkfs.ext4", "-q", "-F", image);
        return ["-o", "loop", image];
    });

    /// <summary>From now on nothing reaches the disk, not even its journal.</summary>
    public void LosePower()
    {
        using var folder = Open(Path, 0x10000);
        var how = WithoutFlush;
        if (Ioctl(folder, Shutdown, ref how) != 0) throw new InvalidOperationException($"shutdown: error {Marshal.GetLastPInvokeError()}");
    }

    public void Remount()
    {
        Unmount();
        Mount();
    }

    public void Dispose()
    {
        Unmount();
        Directory.Delete(_root, true);
    }

    public static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        if (!process.WaitForExit(TimeSpan.FromSeconds(20))) process.Kill();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error}");
    }

    // A program that another test is just starting holds our files too, from its fork to its exec.
    private void Unmount()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Run("umount", Path);
                return;
            }
            catch (InvalidOperationException) when (attempt < 20)
            {
                Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System).Wait();
            }
        }
    }

    private void Mount() => Run("mount", [.. _mount, Path]);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static extern int Ioctl(SafeFileHandle file, nuint request, ref uint argument);
}
