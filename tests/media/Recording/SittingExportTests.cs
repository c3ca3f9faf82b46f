using System.Globalization;
using Arbitration.Media.Libav;
using Arbitration.Media.Recording;
using Arbitration.Media.Tests.Libav;
using Xunit;

namespace Arbitration.Media.Tests.Recording;

public sealed class SittingExportTests : IDisposable
{
    private const long Second = 1_000_000;
    private readonly TestRoom _room = new();
    private readonly TempFolder _output = new();
    private readonly List<(long From, long To, string Text)> _slates = [];

    public void Dispose()
    {
        _room.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void A_position_in_the_file_is_hearing_time_over_a_kill_and_a_gap()
    {
        TestProgramme.Encode(0, 3 * Second, 60).Record(_room, 1, end: false);
        _room.Restart();
        TestProgramme.Encode(5 * Second, 8 * Second, 200).Record(_room, 2);

        var told = new List<long>();
        var part = Assert.Single(Export([new DeclaredGap(2_900_000, 5 * Second, "媒体服务重启")], 10 * Second, told.Add));

        Assert.Equal([(3 * Second, 5 * Second, "媒体服务重启"), (8 * Second, 10 * Second, "录制中断")], _slates);
        var probe = Ffmpeg.Probe("-show_format", part.Path).GetProperty("format");
        Assert.Equal(10.0, double.Parse(probe.GetProperty("duration").GetString()!, CultureInfo.InvariantCulture), 0.05);
        var pictures = Ffmpeg.Pictures(part.Path, TestProgramme.Width, TestProgramme.Height);
        Assert.Equal(250, pictures.Count);
        // The moving bar adds a little to each; 60 + 17, 120 + 11, 200 + 3.
        foreach (var (at, least, most) in new[] { (1.0, 70, 85), (2.9, 70, 85), (3.1, 125, 140), (4.9, 125, 140), (5.1, 198, 210), (7.9, 198, 210), (9.0, 125, 140) })
            Assert.InRange(TestMedia.Mean(pictures[(int)(at * 25)].AsSpan(0, TestProgramme.Width * TestProgramme.Height)), least, most);
        Assert.Equal((part.Bytes, 0, 10 * Second), (new FileInfo(part.Path).Length, part.FromUs, part.ToUs));
        Assert.InRange(told.Count, 8, 10);
        Assert.False(File.Exists(part.Path + ".part"));
    }

    [Fact]
    public void A_long_gap_is_filled_piece_by_piece_and_a_seam_not_at_all()
    {
        _room.Record(1, 4);
        using (var writer = _room.Writer(2, 704 * Second))
        {
            _room.Append(writer, 1, 704 * Second);
            _room.Append(writer, 1, 705 * Second + 20_000);
            writer.Close();
        }
        var stretches = SittingTimeline.Of(_room.Manifest.RowsSince(0), [new DeclaredGap(4 * Second, 704 * Second, "停电")], 706 * Second);
        Assert.Equal([(4L, 304L, "停电"), (304, 604, "停电"), (604, 704, "停电")],
            stretches.Where(s => s.Segment is null).Select(s => (s.FromUs / Second, s.ToUs / Second, s.Slate)));
        Assert.Equal(4, stretches.Count(s => s.Segment is not null));
    }

    [Fact]
    public void Epochs_of_different_settings_become_two_parts()
    {
        TestProgramme.Encode(0, 2 * Second, 60).Record(_room, 1);
        TestProgramme.Encode(2 * Second, 4 * Second, 60, width: 640).Record(_room, 2);
        var parts = Export([], 4 * Second);
        Assert.Equal([_output["sitting.mp4"], _output["sitting-2.mp4"]], parts.Select(p => p.Path));
        Assert.Equal([(0, 2 * Second), (2 * Second, 4 * Second)], parts.Select(p => (p.FromUs, p.ToUs)));
        var probe = Ffmpeg.Probe("-show_streams", parts[1].Path).GetProperty("streams")[0];
        Assert.Equal((640, "50"), (probe.GetProperty("width").GetInt32(), probe.GetProperty("nb_frames").GetString()));
    }

    [Fact]
    public void A_sitting_without_a_segment_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => Export([], 4 * Second));

    [Fact]
    public void A_missing_file_is_told_and_leaves_no_file()
    {
        TestProgramme.Encode(0, 2 * Second, 60).Record(_room, 1);
        File.Delete(_room.Folder.PathOf("1-000001.m4s"));
        Assert.Throws<FileNotFoundException>(() => Export([], 2 * Second));
        Assert.False(File.Exists(_output["sitting.mp4"]));
    }

    [Fact]
    public void A_cancelled_export_leaves_no_file()
    {
        TestProgramme.Encode(0, 2 * Second, 60).Record(_room, 1);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => Export([], 2 * Second, null, cancelled.Token));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_output["x"])!));
    }

    [Fact]
    public void A_part_of_real_fragments_is_adopted_with_the_times_that_its_muxer_gave_it()
    {
        var programme = TestProgramme.Encode(73_400_000, 76_000_000, 60);        // fragments of 1, 1 and 0.6 s
        programme.Record(_room, 1, end: false);
        var name = _room.Folder.PathOf("1-000002.m4s.part");
        using (var file = File.Open(name, FileMode.Append)) file.Write(programme.Fragments[0].Bytes.Span[..2000]);
        _room.Restart();
        var row = Assert.Single(_room.Manifest.Adopted);
        Assert.Equal((75_400_000, 76_000_000, programme.Fragments[2].Bytes.Length), (row.FromUs, row.ToUs, row.Bytes));
        Assert.Empty(_room.Verify());
    }

    private IReadOnlyList<ExportedPart> Export(DeclaredGap[] gaps, long untilUs, Action<long>? done = null, CancellationToken cancellation = default) =>
        new SittingExport(_room.Folder, Slate).Run(_room.Manifest.RowsSince(0), gaps, untilUs, _output["sitting.mp4"], done, cancellation);

    private IEnumerable<Fragment> Slate(long fromUs, long toUs, string text)
    {
        _slates.Add((fromUs, toUs, text));
        return TestProgramme.Encode(fromUs, toUs, 120).Fragments;
    }
}
