using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Transcripts;

namespace Arbitration.Court.Tests.Transcripts;

public sealed class WebVttTests
{
    private static TranscriptLine Line(string id, long? us, string text, long seq = 1) =>
        new(id, seq, "a1", Role.Claimant, "甲一", text, us, "", HearingPhase.Debate, "typed", false);

    [Fact]
    public void A_cue_begins_at_the_first_keystroke_and_ends_where_the_next_begins_the_last_after_five_seconds()
    {
        var text = WebVtt.Write([Line("l2", 3_723_004_000, "后"), Line("l1", 1_500_000, "先"), Line("l0", null, "录制之前")]);
        Assert.Equal(
            "WEBVTT\n\nl1\n00:00:01.500 --> 01:02:03.004\n<v 申请人 甲一>先\n\nl2\n01:02:03.004 --> 01:02:08.004\n<v 申请人 甲一>后\n", text);
    }

    [Fact]
    public void Text_cannot_end_its_cue_or_begin_another()
    {
        var text = WebVtt.Write([Line("l1", 0, "a\n\n00:00 --> 01:00\n<b>&")]);
        Assert.EndsWith("<v 申请人 甲一>a\n00:00 --&gt; 01:00\n&lt;b&gt;&amp;\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_begun_at_the_same_moment_both_end_at_the_next_later_one()
    {
        var text = WebVtt.Write([Line("l1", 0, "a", 1), Line("l2", 0, "b", 2), Line("l3", 2_000_000, "c", 3)]);
        Assert.Equal(2, text.Split("00:00:00.000 --> 00:00:02.000").Length - 1);
    }
}
