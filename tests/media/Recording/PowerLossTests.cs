using System.Collections.Concurrent;
using Arbitration.Media.Recording;
using Xunit;

namespace Arbitration.Media.Tests.Recording;

/// <summary>The disk loses its power in the middle of writing; what was told to be durable is there afterwards.</summary>
public sealed class PowerLossTests
{
    [DiskFact]
    public async Task Every_row_that_was_told_verifies_after_a_power_loss()
    {
        var random = new Random(5);
        for (var round = 0; round < 4; round++)
        {
            using var disk = TestDisk.Ext4(64);
            var (told, promisedUs) = await RecordUntilPowerLoss(disk, random.Next(3, 60));
            disk.Remount();

            using var room = new TestRoom(disk.Path);
            Assert.Equal(told, room.Manifest.RowsSince(0).Take(told.Count).Select(r => r.Json));
            Assert.True(room.Manifest.DurableUs >= promisedUs, $"{room.Manifest.DurableUs} < {promisedUs} that Append had promised");
            Assert.Empty(room.Verify());
            room.Record(2, 2, 600_000_000);
            Assert.Empty(room.Verify());
        }
    }

    [DiskFact]
    public void The_power_loss_is_one_because_what_was_not_synced_is_gone()
    {
        using var disk = TestDisk.Ext4(16);
        var path = Path.Combine(disk.Path, "unsynced");
        File.WriteAllBytes(path, new byte[1000]);
        disk.LosePower();
        disk.Remount();
        Assert.True(!File.Exists(path) || new FileInfo(path).Length == 0);
    }

    [DiskFact]
    public void A_disk_that_answers_with_errors_is_told_apart_from_a_full_one()
    {
        using var disk = TestDisk.Ext4(16);
        using (var room = new TestRoom(disk.Path))
        {
            using var writer = room.Writer(1);
            room.Append(writer, 1);
            disk.LosePower();
            Assert.Equal(0, room.Append(writer, 1, 1_000_000));
            Assert.False(writer.Close());
            Assert.NotEmpty(room.Faults);
            Assert.All(room.Faults, fault => Assert.False(fault.DiskFull));
        }
    }

    // Only what was told before the power goes counts: whoever hears of a success afterwards has power.
    private static async Task<(List<string> Told, long PromisedUs)> RecordUntilPowerLoss(TestDisk disk, int afterFragments)
    {
        using var room = new TestRoom(disk.Path);
        var told = new ConcurrentQueue<string>();
        room.Manifest.RowAppended += row => told.Enqueue(row.Json);
        using var writer = room.Writer(1);
        using var reached = new SemaphoreSlim(0);
        var promisedUs = 0L;
        var powerLoss = Task.Run(async () =>
        {
            Assert.True(await reached.WaitAsync(TimeSpan.FromSeconds(15)));
            var before = (told.ToList(), Volatile.Read(ref promisedUs));
            disk.LosePower();                                       // while the loop below goes on writing
            return before;
        });
        for (var second = 0; second < 500 && !(powerLoss.IsCompleted && room.Faults.Count > 0); second++)
        {
            if (second == afterFragments) reached.Release();
            if (room.Append(writer, 1, second * 1_000_000L, 50_000) == 1) Volatile.Write(ref promisedUs, (second + 1) * 1_000_000L);
        }
        Assert.NotEmpty(room.Faults);
        return await powerLoss;
    }
}
