using System.Globalization;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Court.Transcripts.Citing;

namespace Arbitration.Court.Transcripts;

/// <summary>The written record while it is taken: the clerk commits lines and edits them until the record is signed.</summary>
internal sealed class TranscriptPart() : HearingPart<TranscriptState>(TranscriptState.Start)
{
    public const int LongestLine = 4000;
    private const int LongestTyping = 60 * 60;

    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        CommitLine commit => [new LineCommitted(Committed(hearing, commit, now))],
        EditLine edit => Edited(hearing, edit, now),
        _ => null,
    };

    private static TranscriptLine Committed(HearingState hearing, CommitLine commit, Situation now)
    {
        Require(hearing, commit.Text, now);
        if (commit.Line is null or "" || commit.Line.Length > 64) throw new RuleRefused("transcript.line-unknown");
        if (hearing.Of<TranscriptState>().Lines.Exists(line => line.Line == commit.Line)) throw new RuleRefused("transcript.line-there-already");
        var speaker = now.Roster.Seats.FirstOrDefault(s => s.Seat.Value == commit.Speaker);
        if (speaker is null && commit.Speaker is not (null or "")) throw new RuleRefused("transcript.speaker-unknown");
        var started = StartedWall(commit, now);
        return new TranscriptLine(
            commit.Line, now.NextSeq, commit.Speaker ?? "", speaker?.Role, speaker?.Name ?? "", commit.Text.Trim(),
            StartedUs(commit, started, now), Wall.Text(started), hearing.Of<ProcedureState>().Phase, "typed", false,
            commit.StartedSeq is { } begun ? Math.Clamp(begun, 0, now.NextSeq) : null, hearing.Of<Citable>().In(commit.Text));
    }

    private static IReadOnlyList<Telling> Edited(HearingState hearing, EditLine edit, Situation now)
    {
        Require(hearing, edit.Text, now);
        var line = hearing.Of<TranscriptState>().Lines.Find(line => line.Line == edit.Line) ?? throw new RuleRefused("transcript.line-unknown");
        // The presiding arbitrator's own words; what is wrong with them is said in a further line.
        if (line.Source == TranscriptLine.Procedural) throw new RuleRefused("transcript.procedural");
        return line.Text == edit.Text.Trim() ? [] : [new LineEdited(line with { Text = edit.Text.Trim(), Edited = true, Cites = hearing.Of<Citable>().In(edit.Text) })];
    }

    private static void Require(HearingState hearing, string text, Situation now)
    {
        if (now.Person.Role != Role.Clerk) throw new RuleRefused("transcript.not-clerk");
        if (hearing.Of<ProcedureState>().Phase is HearingPhase.Signed or HearingPhase.Sealed) throw new RuleRefused("transcript.sealed");
        // Nothing that is said in a private room gets into the record.
        if (WhoMaySee.PlaceOf(hearing.Of<Separation>(), now.Person.Seat.Value).Length > 0) throw new RuleRefused("transcript.apart");
        if (string.IsNullOrWhiteSpace(text)) throw new RuleRefused("transcript.empty");
        if (text.Length > LongestLine) throw new RuleRefused("transcript.too-long");
    }

    // A page's clock may be wrong: the first keystroke was before now and not hours ago, else now is what is known.
    private static DateTimeOffset StartedWall(CommitLine commit, Situation now) =>
        DateTimeOffset.TryParse(commit.StartedWall, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var started)
        && started <= now.Wall && now.Wall - started < TimeSpan.FromSeconds(LongestTyping) ? started.ToUniversalTime() : now.Wall;

    private static long? StartedUs(CommitLine commit, DateTimeOffset started, Situation now)
    {
        if (now.HearingUs is not { } us) return null;
        var guess = commit.StartedHearingUs ?? us - (long)(now.Wall - started).TotalMicroseconds;
        return Math.Clamp(guess, 0, us);
    }

    protected override TranscriptState Fold(TranscriptState state, LoggedEvent happened) => happened.Event switch
    {
        LineCommitted committed => new TranscriptState(state.Lines.Add(committed.Line)),
        LineEdited edited => new TranscriptState(state.Lines.SetItem(state.Lines.FindIndex(line => line.Line == edited.Line.Line), edited.Line)),
        _ => state,
    };
}
