using System.Globalization;
using Arbitration.Media.Recording;
using Arbitration.Media.Tests.Libav;
using Xunit;

namespace Arbitration.Media.Tests.Recording;

public sealed class SoundTrackWriterTests : IDisposable
{
    private readonly TestTrack _track = new(hearingUs: 3_000_000);

    public void Dispose() => _track.Dispose();

    [Fact]
    public void Each_file_begins_at_its_hearing_time_and_is_decoded_without_a_seam()
    {
        float[] sound = TestMedia.Tone(440, 48_000 * 6);
        _track.Add(TestOpusEncoder.All(sound), 7_000_000);
        Assert.True(_track.Writer.Close());

        Assert.Equal([7_000_000, 8_900_000, 10_800_000, 12_700_000], _track.Rows.Select(row => row.FromUs));
        Assert.Equal(["1-000001-s1.ogg", "1-000002-s1.ogg", "1-000003-s1.ogg", "1-000004-s1.ogg"], _track.Rows.Select(row => row.File));
        Assert.Empty(_track.Room.Verify());
        var whole = new List<float>();
        foreach (ManifestRow row in _track.Rows)
        {
            float[] decoded = Ffmpeg.Sound(_track.PathOf(row));
            Assert.Equal((row.ToUs - row.FromUs) * 6 / 125, decoded.Length);
            Assert.Equal(row.FromUs / 1e6, Start(_track.PathOf(row)), 3);
            whole.AddRange(decoded);
        }
        // The tone goes on over each seam: no step is steeper than its own steepest, 0.25 · 2π · 440 / 48000 = 0.0144.
        float[] heard = [.. whole.Skip(4800)];
        Assert.InRange(heard.Zip(heard.Skip(1), (a, b) => Math.Abs(a - b)).Max(), 0.01f, 0.02f);
        Assert.Equal(6 * 48_000, Ffmpeg.Sound(_track.Joined()).Length);
    }

    [Fact]
    public void What_is_missing_is_declared_in_the_file_and_what_follows_stays_at_its_time()
    {
        List<byte[]> packets = TestOpusEncoder.All(TestMedia.Tone(440, 48_000 * 3));
        byte[]?[] received = [.. packets.Select((packet, i) => i is 10 or 20 or 21 or 50 ? null : packet)];
        _track.Add(received.Take(60), 7_000_000);
        // Silence that nobody sent: 410 ms without a packet, then the voice goes on.
        _track.Add(received.Skip(60), 7_000_000 + (60 * TestTrack.PacketUs) + 410_000);
        _track.Writer.Close();

        Assert.Equal((7_000_000, 10_410_000), (_track.Rows[0].FromUs, _track.Rows[^1].ToUs));
        Assert.All(_track.Rows.Zip(_track.Rows.Skip(1)), pair => Assert.Equal(pair.First.ToUs, pair.Second.FromUs));
        Assert.Equal(3.41 * 48_000, Ffmpeg.Sound(_track.Joined()).Length, 1.0);
        float[] first = Ffmpeg.Sound(_track.PathOf(_track.Rows[0]));
        Assert.Equal((_track.Rows[0].ToUs - _track.Rows[0].FromUs) * 6 / 125, first.Length);
        Assert.InRange(TestMedia.Amplitude(first.AsSpan(67_200, 9600), 440), 0, 0.05);          // 1.4 to 1.6 s: within the hole
    }

    [Fact]
    public void A_long_hole_lies_between_two_files_and_so_does_an_overlap()
    {
        List<byte[]> packets = TestOpusEncoder.All(TestMedia.Tone(440, 48_000));
        _track.Add(packets, 7_000_000);
        _track.Add(packets, 10_000_000);
        _track.Add(packets.Take(10), 10_970_000);                               // 30 ms back: a clock that was put right
        _track.Add(packets.Take(10), 10_400_000);                               // a straggler of another device
        _track.Writer.Close();
        Assert.Equal([(7_000_000, 8_000_000), (10_000_000, 11_000_000), (10_970_000, 11_170_000)], _track.Rows.Select(row => (row.FromUs, row.ToUs)));
        Assert.Empty(_track.Room.Verify());
    }

    [Fact]
    public void A_change_of_access_ends_the_file_repeats_nothing_and_a_slate_keeps_nothing()
    {
        List<byte[]> packets = TestOpusEncoder.All(TestMedia.Tone(440, 48_000));
        _track.Add(packets, 4_000_000);
        _track.Add(packets, 5_000_000, SegmentAccess.Closed);
        _track.Add(packets, 6_000_000, SegmentAccess.Slate);
        _track.Add(packets, 7_000_000);
        _track.Writer.Close();
        Assert.Equal(
            [("1-000001-s1.ogg", 4_000_000L, SegmentAccess.Open), ("closed/1-000002-s1.ogg", 5_000_000, SegmentAccess.Closed), ("1-000003-s1.ogg", 7_000_000, SegmentAccess.Open)],
            _track.Rows.Select(row => (row.File, row.FromUs, row.Access)));
        foreach (ManifestRow row in _track.Rows) Assert.Equal(0, WholePages.Read(File.ReadAllBytes(_track.PathOf(row)))!.Value.Headers.PreSkip);
        Assert.Empty(_track.Room.Verify());
    }

    [Fact]
    public void Somebody_who_falls_silent_has_all_on_the_disk_and_in_the_manifest_soon()
    {
        _track.Add(TestOpusEncoder.All(TestMedia.Tone(440, 24_000)), 4_000_000);
        _track.Writer.Tick(5_000_000);
        Assert.Empty(Directory.GetFiles(_track.Room.Folder.Path, "*.ogg"));
        _track.Writer.Tick(5_300_000);
        Assert.Equal(4_500_000, WholePages.Read(File.ReadAllBytes(_track.Room.Folder.PathOf("1-000001-s1.ogg.part")))!.Value.ToUs);
        _track.Writer.Tick(7_100_000);
        Assert.Equal((4_000_000, 4_500_000), (Assert.Single(_track.Rows).FromUs, _track.Rows[0].ToUs));
        Assert.Empty(_track.Room.Verify());
    }

    private static double Start(string path) => double.Parse(
        Ffmpeg.Probe("-show_streams", path).GetProperty("streams")[0].GetProperty("start_time").GetString()!, CultureInfo.InvariantCulture);
}
