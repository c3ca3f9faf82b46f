using Arbitration.Media.Recording;
using Arbitration.Media.Tests.Libav;
using Xunit;

namespace Arbitration.Media.Tests.Recording;

/// <summary>A kill at any byte of somebody's own track: what the next start finds and takes over.</summary>
public sealed class SoundAdoptionTests : IDisposable
{
    private const string Name = "1-000002-s1.ogg";
    private readonly TestTrack _track = new();
    private readonly byte[] _part;
    private readonly List<int> _pageEnds = [];

    /// <summary>One whole file, and 1.5 s of the next one of which two pages are on the disk.</summary>
    public SoundAdoptionTests()
    {
        _track.Add(TestOpusEncoder.All(TestMedia.Tone(440, 48_000 * 4)).Take(95 + 75));
        _track.Writer.Tick(4_700_000);
        _track.Writer.Dispose();
        _part = File.ReadAllBytes(_track.Room.Folder.PathOf(Name + ".part"));
        for (var pages = new OggPages(_part); pages.Next();) _pageEnds.Add(pages.End);
    }

    public void Dispose() => _track.Dispose();

    [Fact]
    public void The_part_is_trimmed_to_its_last_whole_page_wherever_it_was_torn()
    {
        Assert.Equal(4, _pageEnds.Count);                                       // two of headers, two of sound
        for (var bytes = 0; bytes <= _part.Length; bytes++)
        {
            var whole = WholePages.Read(_part.AsSpan(0, bytes));
            var end = _pageEnds.LastOrDefault(at => at <= bytes);
            if (end <= _pageEnds[1]) Assert.Null(whole);
            else Assert.Equal((end, 1_900_000), (whole!.Value.Bytes, whole.Value.Headers.FromUs));
        }
    }

    [Fact]
    public void A_page_whose_bytes_did_not_all_reach_the_disk_is_cut_off()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var torn = _part.ToArray();
            var at = random.Next(_pageEnds[2], torn.Length);
            torn.AsSpan(at, Math.Min(torn.Length - at, random.Next(1, 512))).Clear();
            if (torn.AsSpan().SequenceEqual(_part)) continue;
            Assert.Equal(_pageEnds[2], WholePages.Read(torn)!.Value.Bytes);
        }
    }

    [Fact]
    public void A_torn_part_is_adopted_as_cut_and_can_be_decoded()
    {
        using (var part = File.Open(_track.Room.Folder.PathOf(Name + ".part"), FileMode.Open)) part.SetLength(_part.Length - 1);
        _track.Room.Restart();

        Assert.Equal(2, _track.Rows.Count);
        var row = _track.Rows[1];
        Assert.Equal((Name, true, 1_900_000, 2_860_000), (row.File, row.Cut, row.FromUs, row.ToUs));
        Assert.Equal(_track.Rows[0].Wall + TimeSpan.FromMilliseconds(1900), row.Wall);
        Assert.Empty(_track.Room.Verify());
        Assert.Equal((row.ToUs - row.FromUs) * 6 / 125, Ffmpeg.Sound(_track.PathOf(row)).Length);
        Assert.Empty(Directory.GetFiles(_track.Room.Folder.Path, "*.ogg.part"));
    }

    [Fact]
    public void A_whole_file_without_a_row_is_adopted_whole_a_closed_one_stays_closed_and_an_empty_part_goes()
    {
        var folder = _track.Room.Folder;
        File.Move(folder.PathOf(Name + ".part"), folder.PathOf(Name));
        File.WriteAllBytes(folder.PathOf("closed/1-000003-s1.ogg.part"), _part);
        File.WriteAllBytes(folder.PathOf("1-000001-s2.ogg.part"), _part[.._pageEnds[1]]);
        _track.Room.Restart();
        Assert.Equal([(Name, false), ("closed/1-000003-s1.ogg", true)], _track.Rows.Skip(1).Select(row => (row.File, row.Cut)));
        Assert.Equal(SegmentAccess.Closed, _track.Rows[2].Access);
        Assert.False(File.Exists(folder.PathOf("1-000001-s2.ogg.part")));
    }
}
