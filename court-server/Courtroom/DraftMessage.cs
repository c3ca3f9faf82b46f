using Arbitration.Court.Cases;
using Arbitration.Court.Shared;
using Arbitration.Court.Transcripts;

namespace Arbitration.Court.Courtroom;

/// <summary>A line while the clerk types it.</summary>
internal sealed record DraftMessage(string Line, long Rev, string? Speaker, string? Text, long? StartedHearingUs)
{
    public Draft By(PageConnection page)
    {
        if (page.Seat.Role != Role.Clerk) throw new RuleRefused("transcript.not-clerk");
        if (Line is null or "" || Line.Length > 64) throw new RuleRefused("transcript.line-unknown");
        if (Text?.Length > TranscriptPart.LongestLine) throw new RuleRefused("transcript.too-long");
        return new Draft(page.SeatId, Line, Rev, Speaker ?? "", Text ?? "", StartedHearingUs);
    }
}
