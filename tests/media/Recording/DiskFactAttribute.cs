using Xunit;

namespace Arbitration.Media.Tests.Recording;

/// <summary>A test that mounts a file system. Skipped, and said so, where this is not permitted.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DiskFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(() =>
    {
        try
        {
            TestDisk.Tmpfs(64).Dispose();
            TestDisk.Ext4(8).Dispose();
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"no file system can be mounted here: {e.Message}";
        }
    });

    public DiskFactAttribute() => Skip = Obstacle.Value;
}
