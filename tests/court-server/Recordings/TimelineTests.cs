using Arbitration.Court.Recordings;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Tests.Recordings;

public sealed class TimelineTests
{
    private static RecordingRow Row(long epoch, long from, long to) => new()
    {
        HearingId = new HearingId("h"), Row = 1, Epoch = epoch, Seq = 1, Kind = "segment", File = "f", Sha256 = "", Bytes = 0, FromUs = from, ToUs = to,
        Wall = default, Access = "open", Cut = false, Hash = "", Json = "", EndOffset = 0,
    };

    [Fact]
    public void Segments_and_gaps_fill_the_sitting_from_nought_to_its_end()
    {
        var pieces = Timeline.Of([Row(1, 500_000, 2_000_000), Row(1, 2_000_010, 4_000_000), Row(2, 9_000_000, 11_000_000)], 12_500_000);
        Assert.Equal(0, pieces[0].FromUs);
        Assert.Equal(12_500_000, pieces[^1].ToUs);
        Assert.All(pieces.Zip(pieces.Skip(1)), pair => Assert.Equal(pair.First.ToUs, pair.Second.FromUs));
        Assert.Equal([(0L, 500_000L), (4_000_000L, 9_000_000L), (11_000_000L, 12_500_000L)], pieces.Where(p => p.Segment is null).Select(p => (p.FromUs, p.ToUs)));
    }

    [Fact]
    public void While_the_sitting_goes_on_its_end_is_that_of_the_last_segment() =>
        Assert.Equal(2_000_000, Timeline.Of([Row(1, 0, 2_000_000)], null)[^1].ToUs);

    [Fact]
    public void What_overlaps_is_counted_once()
    {
        var pieces = Timeline.Of([Row(1, 0, 2_000_000), Row(1, 0, 2_000_000), Row(2, 1_900_000, 3_000_000)], null);
        Assert.Equal([2_000_000L, 1_000_000L], pieces.Select(p => p.ToUs - p.FromUs));
    }

    [Fact]
    public void A_gap_takes_the_cause_of_the_declaration_that_covers_most_of_it()
    {
        var holes = Timeline.Of([Row(1, 0, 4_000_000), Row(2, 9_000_000, 11_000_000)], 12_000_000).Where(p => p.Segment is null).ToList();
        var named = GapCauses.Name(holes, [new RecordingGap(3_900_000, 4_100_000, "gateway", 1), new RecordingGap(4_000_000, 9_000_000, "node-restarted", 2)]);
        Assert.Equal(["node-restarted", GapCauses.Undeclared], named.Select(g => g.Cause));
    }
}
