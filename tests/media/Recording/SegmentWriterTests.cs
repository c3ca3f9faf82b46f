using Arbitration.Media.Recording;
using Xunit;

namespace Arbitration.Media.Tests.Recording;

public sealed class SegmentWriterTests : IDisposable
{
    private readonly TestRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public void Two_fragments_make_a_segment_and_the_last_one_may_be_short()
    {
        _room.Record(1, 5);

        var rows = _room.Manifest.RowsSince(0);
        Assert.Equal(["1-init.mp4", "1-000001.m4s", "1-000002.m4s", "1-000003.m4s"], rows.Select(r => r.File));
        Assert.Equal([(0, 0), (0, 2_000_000), (2_000_000, 4_000_000), (4_000_000, 5_000_000)], rows.Select(r => ((int)r.FromUs, (int)r.ToUs)));
        Assert.Equal([.. TestFragments.OneSecond(0, 0), .. TestFragments.OneSecond(1_000_000, 1)], File.ReadAllBytes(_room.Folder.PathOf("1-000001.m4s")));
        Assert.Equal(5_000_000, _room.Manifest.DurableUs);
        Assert.Empty(_room.Verify());
        Assert.Empty(Directory.GetFiles(_room.Folder.Path, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_row_says_when_its_segment_began_on_all_three_clocks()
    {
        var began = _room.Time.GetUtcNow();
        var node = NodeTime.Us(_room.Time);
        using var writer = _room.Writer(1, hearingUs: 60_000_000);
        _room.Append(writer, 4, 60_000_000);
        var row = _room.Manifest.Last!;
        Assert.Equal((62_000_000, node + 2_000_000, began + TimeSpan.FromSeconds(2)), (row.FromUs, row.MonoUs, row.Wall));
    }

    [Fact]
    public void A_fragment_is_on_the_disk_when_Append_returns()
    {
        using var writer = _room.Writer(1);
        _room.Append(writer, 1);
        Assert.Equal(TestFragments.OneSecond(0, 0), File.ReadAllBytes(_room.Folder.PathOf("1-000001.m4s.part")));
    }

    [Fact]
    public void A_change_of_access_ends_the_segment_and_closed_ones_lie_apart_for_the_owner_alone()
    {
        using var writer = _room.Writer(1);
        _room.Append(writer, 1);
        writer.SetAccess(SegmentAccess.Closed);
        _room.Append(writer, 1, 1_000_000);
        writer.SetAccess(SegmentAccess.Slate);
        _room.Append(writer, 1, 2_000_000);
        writer.Close();

        var segments = _room.Manifest.RowsSince(1);
        Assert.Equal(["1-000001.m4s", "closed/1-000002.m4s", "1-000003.m4s"], segments.Select(r => r.File));
        Assert.Equal([SegmentAccess.Open, SegmentAccess.Closed, SegmentAccess.Slate], segments.Select(r => r.Access));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_room.Folder.PathOf("closed")));
        Assert.Empty(_room.Verify());
    }

    [Fact]
    public void A_jump_in_hearing_time_begins_a_segment_so_that_the_gap_lies_between_two_rows()
    {
        using var writer = _room.Writer(1);
        _room.Append(writer, 1);
        _room.Append(writer, 2, 5_000_000);
        writer.Close();
        Assert.Equal([(0L, 1_000_000L), (5_000_000, 7_000_000)], _room.Manifest.RowsSince(1).Select(r => (r.FromUs, r.ToUs)));
    }

    [Fact]
    public void An_old_epoch_writes_nothing()
    {
        _room.Record(3, 1);
        Assert.Throws<StaleEpochException>(() => _room.Writer(3));
        Assert.Throws<StaleEpochException>(() => _room.Writer(2));

        using var paused = _room.Writer(4, 10_000_000);
        _room.Append(paused, 1, 10_000_000);
        _room.Record(5, 2, 20_000_000);
        Assert.Throws<StaleEpochException>(() => paused.Close());
        Assert.Equal(5, _room.Manifest.Last!.Epoch);
        Assert.Empty(_room.Verify());
    }

    [Fact]
    public void A_fragment_before_the_init_is_a_mistake_of_the_caller()
    {
        using var writer = new SegmentWriter(_room.Folder, 1, _room.Manifest, _room.Time);
        Assert.Throws<InvalidOperationException>(() => _room.Append(writer, 1));
    }

    [Fact]
    public void Rows_are_told_in_order_and_can_be_asked_for_again()
    {
        var told = new List<long>();
        _room.Manifest.RowAppended += row => told.Add(row.Row);
        _room.Record(1, 6);
        _room.Manifest.Mark(17, new string('a', 64), 6_000_000);
        Assert.Equal([1, 2, 3, 4, 5], told);
        Assert.Equal([4, 5], _room.Manifest.RowsSince(3).Select(r => r.Row));
        Assert.Equal((-1, 17), (_room.Manifest.Last!.Seq, _room.Manifest.Last.Bytes));
        Assert.Empty(_room.Verify());
    }

    [Fact]
    public void Free_space_is_told_in_seconds_of_this_recording()
    {
        var usual = FreeSpace.Of(_room.Folder, _room.Manifest);
        Assert.InRange(usual.Seconds, usual.Bytes / 312_500 - 1, usual.Bytes / 312_500);
        using var writer = _room.Writer(1);
        _room.Append(writer, 4, noiseBytes: 1_000_000);
        var measured = FreeSpace.Of(_room.Folder, _room.Manifest);
        Assert.InRange(measured.Bytes / (double)measured.Seconds, 1_000_000, 1_010_000);
    }
}
