using Arbitration.Media.Recording;
using Xunit;

namespace Arbitration.Media.Tests.Recording;

/// <summary>A kill at any byte: what the next start finds and takes over.</summary>
public sealed class AdoptionTests : IDisposable
{
    private static readonly int One = TestFragments.OneSecond(0, 0).Length;
    private readonly TestRoom _room = new();

    public void Dispose() => _room.Dispose();

    public static TheoryData<int, int> Cuts => new()
    {
        { 0, 0 }, { 4, 0 }, { 8, 0 }, { 100, 0 },                                       // in the first moof
        { One - 3008, 0 }, { One - 3004, 0 }, { One - 3000, 0 }, { One - 1, 0 },        // at and in the first mdat
        { One, 1 }, { One + 1, 1 }, { One + 7, 1 },                                     // between, and within a box's header
        { One + 200, 1 }, { One + One - 3000, 1 }, { One + One - 1, 1 },
        { 2 * One, 2 },
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public void The_part_is_trimmed_to_its_last_whole_fragment(int bytes, int wholeSeconds)
    {
        Crash(bytes);
        var began = _room.Manifest.RowsSince(0)[0].Wall;
        _room.Restart();

        Assert.Empty(_room.Verify());
        Assert.Empty(Directory.GetFiles(_room.Folder.Path, "*.part", SearchOption.AllDirectories));
        if (wholeSeconds == 0)
        {
            Assert.Equal(2, _room.Manifest.Last!.Row);
            return;
        }
        var row = Assert.Single(_room.Manifest.Adopted);
        Assert.Equal((3, 2, true), ((int)row.Row, (int)row.Seq, row.Cut));
        Assert.Equal((2_000_000, 2_000_000 + wholeSeconds * 1_000_000L), (row.FromUs, row.ToUs));
        Assert.Equal(wholeSeconds * (long)One, row.Bytes);
        Assert.Equal(began + TimeSpan.FromSeconds(2), row.Wall);
    }

    [Fact]
    public void Zeros_behind_the_last_fragment_are_cut_off()
    {
        Crash(One);
        using (var part = File.Open(Part, FileMode.Append)) part.Write(new byte[5000]);
        _room.Restart();
        Assert.Equal(One, Assert.Single(_room.Manifest.Adopted).Bytes);
        Assert.Empty(_room.Verify());
    }

    [Fact]
    public void A_segment_that_had_its_name_but_no_row_is_adopted_whole()
    {
        Crash(2 * One);
        File.Move(Part, _room.Folder.PathOf("1-000002.m4s"));
        _room.Restart();
        var row = Assert.Single(_room.Manifest.Adopted);
        Assert.Equal((2_000_000, 4_000_000, false), (row.FromUs, row.ToUs, row.Cut));
        Assert.Empty(_room.Verify());
    }

    [Fact]
    public void A_closed_part_stays_closed()
    {
        using (var writer = _room.Writer(1))
        {
            writer.SetAccess(SegmentAccess.Closed);
            _room.Append(writer, 1);
        }
        _room.Restart();
        Assert.Equal(("closed/1-000001.m4s", SegmentAccess.Closed), (_room.Manifest.Last!.File, _room.Manifest.Last.Access));
        Assert.Empty(_room.Verify());
    }

    [Fact]
    public void A_leftover_of_an_older_epoch_is_an_orphan_and_left_alone()
    {
        Crash(2 * One);
        var part = File.ReadAllBytes(Part);
        _room.Restart();
        _room.Record(2, 2, 10_000_000);
        File.WriteAllBytes(_room.Folder.PathOf("1-000003.m4s.part"), part);
        _room.Restart();
        Assert.Empty(_room.Manifest.Adopted);
        Assert.True(File.Exists(_room.Folder.PathOf("1-000003.m4s.part")));
    }

    [Fact]
    public void A_new_epoch_follows_what_was_adopted()
    {
        Crash(2 * One - 1);
        _room.Restart();
        _room.Record(2, 2, 9_000_000);
        Assert.Equal([1L, 1, 1, 2, 2], _room.Manifest.RowsSince(0).Select(r => r.Epoch));
        Assert.Empty(_room.Verify());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(-1)]
    public void A_torn_last_line_is_dropped_and_written_again(int bytesLeft)
    {
        _room.Record(1, 4);
        var lines = File.ReadAllLines(_room.Folder.ManifestPath);
        var before = lines[..^1].Sum(l => l.Length + 1);
        _room.Manifest.Dispose();
        using (var file = File.Open(_room.Folder.ManifestPath, FileMode.Open)) file.SetLength(before + (bytesLeft > 0 ? bytesLeft : lines[^1].Length));
        _room.Restart();

        Assert.Equal(lines[^1], Assert.Single(_room.Manifest.Adopted).Json);
        Assert.Equal(lines, File.ReadAllLines(_room.Folder.ManifestPath));
        Assert.Empty(_room.Verify());
    }

    [Fact]
    public void A_last_line_of_zeros_is_dropped()
    {
        _room.Record(1, 2);
        _room.Manifest.Dispose();
        using (var file = File.Open(_room.Folder.ManifestPath, FileMode.Append)) file.Write(new byte[300]);
        _room.Restart();
        Assert.Equal(2, _room.Manifest.Last!.Row);
        Assert.Empty(_room.Verify());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_whole_row_that_was_changed_is_not_repaired_but_refused(int line)
    {
        _room.Record(1, 4);
        _room.Manifest.Dispose();
        var lines = File.ReadAllLines(_room.Folder.ManifestPath);
        lines[line] = lines[line].Replace("\"cut\":false", "\"cut\":true", StringComparison.Ordinal);
        File.WriteAllText(_room.Folder.ManifestPath, string.Join('\n', lines) + "\n");
        Assert.Throws<ManifestDamagedException>(() => Manifest.Open(_room.Folder, _room.Time));
    }

    private string Part => _room.Folder.PathOf("1-000002.m4s.part");

    // One whole segment, then the process dies when this much of the next one is on the disk.
    private void Crash(int bytes)
    {
        using var writer = _room.Writer(1);
        _room.Append(writer, 3);
        writer.Dispose();
        File.WriteAllBytes(Part, ((byte[])[.. TestFragments.OneSecond(2_000_000, 2), .. TestFragments.OneSecond(3_000_000, 3)])[..bytes]);
    }
}
