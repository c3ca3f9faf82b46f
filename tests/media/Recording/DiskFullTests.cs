using Arbitration.Media.Recording;
using Arbitration.Media.Tests.Libav;
using Xunit;

namespace Arbitration.Media.Tests.Recording;

public sealed class DiskFullTests
{
    [DiskFact]
    public void A_full_tmpfs_costs_what_it_hits_and_recording_goes_on_when_space_returns() => FillAndGoOn(TestDisk.Tmpfs(600));

    [DiskFact]
    public void A_full_ext4_costs_what_it_hits_and_recording_goes_on_when_space_returns() => FillAndGoOn(TestDisk.Ext4(8));

    [DiskFact]
    public void A_disk_that_is_full_at_the_start_gets_its_init_later()
    {
        using var disk = TestDisk.Tmpfs(200);
        using var room = new TestRoom(disk.Path);
        var ballast = Fill(disk);
        using var writer = room.Writer(1);
        Assert.Equal(0, room.Append(writer, 2));
        Assert.True(room.Faults.All(f => f.DiskFull) && room.Faults.Count >= 3);
        Assert.Equal(0, room.Manifest.NewestEpoch);

        File.Delete(ballast);
        Assert.Equal(2, room.Append(writer, 2, 2_000_000));
        Assert.True(writer.Close());
        Assert.Equal([(0L, 0L), (2_000_000, 4_000_000)], room.Manifest.RowsSince(0).Select(r => (r.FromUs, r.ToUs)));
        Assert.Empty(room.Verify());
    }

    [DiskFact]
    public void A_finished_segment_whose_row_does_not_fit_waits_for_its_row()
    {
        using var disk = TestDisk.Tmpfs(200);
        using var room = new TestRoom(disk.Path);
        using var writer = room.Writer(1);
        Assert.Equal(1, room.Append(writer, 1));
        // Rows until the manifest's last block is full; its next row needs a block that is not there.
        var ballast = Fill(disk);
        Assert.Throws<IOException>(() =>
        {
            for (var i = 0; i < 100; i++) room.Manifest.Mark(i, new string('c', 64), 0);
        });
        Assert.False(writer.Close());
        Assert.Contains(new RecordingFault(true, room.Faults[^1].Detail, -1, -1), room.Faults);

        File.Delete(ballast);
        Assert.True(writer.Close());
        Assert.Equal("1-000001.m4s", room.Manifest.Last!.File);
        Assert.Empty(room.Verify());
    }

    [DiskFact]
    public void A_full_disk_ends_a_persons_own_track_cleanly_and_it_goes_on_with_a_hole_when_space_returns()
    {
        using var disk = TestDisk.Tmpfs(400);
        using var track = new TestTrack(disk.Path);
        var packets = Enumerable.Repeat(TestOpusEncoder.All(TestMedia.Tone(440, 48_000)), 3).SelectMany(second => second).ToList();
        track.Add(packets, 0);
        var ballast = Fill(disk);
        track.Add(packets, 3_000_000);
        Assert.Contains(track.Room.Faults, fault => fault.DiskFull && fault.ToUs > fault.FromUs);

        File.Delete(ballast);
        track.Add(packets, 6_000_000);
        Assert.True(track.Writer.Close());
        Assert.Equal(1, track.Room.Append(track.Programme, 1, 6_000_000));
        Assert.True(track.Programme.Close());
        Assert.Empty(track.Room.Verify());
        Assert.Contains(track.Rows.Zip(track.Rows.Skip(1)), pair => pair.Second.FromUs - pair.First.ToUs > 1_000_000);
        Assert.Equal(9_000_000, track.Rows[^1].ToUs);
        foreach (var row in track.Rows) Assert.Equal((row.ToUs - row.FromUs) * 6 / 125, Ffmpeg.Sound(track.PathOf(row)).Length);
        Assert.Empty(Directory.GetFiles(disk.Path, "*.part", SearchOption.AllDirectories));
    }

    private static void FillAndGoOn(TestDisk disk)
    {
        using (disk)
        {
            using var room = new TestRoom(disk.Path);
            using var writer = room.Writer(1);
            var (second, lost) = (0L, 0);
            while (lost < 5)
            {
                if (room.Append(writer, 1, second++ * 1_000_000, 60_000) == 0) lost++;
                Assert.True(second < 400, "the disk was to be full by now");
            }
            Assert.All(room.Faults, fault => Assert.True(fault.DiskFull, fault.Detail));
            Assert.True(room.Faults.Count(f => f.ToUs > f.FromUs) == lost);
            var fullAt = second;

            foreach (var file in Directory.GetFiles(disk.Path, "*.m4s", SearchOption.AllDirectories).Order().Take(3)) File.Delete(file);
            Assert.Equal(3, room.Append(writer, 3, second * 1_000_000, 60_000));
            Assert.True(writer.Close());

            var rows = room.Manifest.RowsSince(1);
            Assert.Equal(fullAt * 1_000_000, rows.First(r => r.FromUs >= fullAt * 1_000_000).FromUs);
            Assert.Equal((fullAt - lost + 3) * 1_000_000, rows.Sum(r => r.ToUs - r.FromUs));
            // Three files were taken away to make room; all else is whole, and nothing half-written is left.
            Assert.Equal(3, room.Verify().Count(f => f.Code == "file-missing"));
            Assert.Equal(3, room.Verify().Count);
            Assert.Empty(Directory.GetFiles(disk.Path, "*.part", SearchOption.AllDirectories));
        }
    }

    private static string Fill(TestDisk disk)
    {
        var path = Path.Combine(disk.Path, "ballast");
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        while (true)
        {
            try
            {
                file.Write(block);
            }
            catch (IOException)
            {
                return path;                    // this is what it was written for
            }
        }
    }
}
