using Arbitration.Court.Courtroom;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;

namespace Arbitration.Court.Documents;

/// <summary>One stretch of a person's connection.</summary>
/// <param name="Cause">Of what is missing: not-yet, or of <see cref="Leaving"/>; empty while the person is there.</param>
/// <param name="HearingUs">Hearing time at its beginning; null before the first recording.</param>
internal sealed record AttendanceSpan(DateTimeOffset From, DateTimeOffset To, bool IsHere, string Cause, long? HearingUs)
{
    public TimeSpan Length => To - From;
}

/// <summary>When a person's page was connected, from the comings and goings of the hearing's log. Pure.</summary>
internal static class AttendanceSpans
{
    public const string NotYet = "not-yet";

    /// <param name="from">Where the sheet begins.</param>
    /// <param name="to">Where it ends.</param>
    public static IReadOnlyList<AttendanceSpan> Of(string seat, IReadOnlyList<LoggedEvent> events, DateTimeOffset from, DateTimeOffset to)
    {
        var spans = new List<AttendanceSpan>();
        var (since, isHere, cause, hearingUs) = (from, false, NotYet, (long?)null);
        foreach (var happened in events)
        {
            var (comes, why) = happened.Event switch
            {
                PersonEntered entered when entered.Seat == seat => (true, ""),
                PersonLeft left when left.Seat == seat => (false, left.Cause),
                _ => (isHere, cause),
            };
            if (comes == isHere) continue;
            var at = Within(Wall.Read(happened.Wall));
            Add(at);
            (since, isHere, cause, hearingUs) = (at, comes, why, happened.HearingUs);
        }

        Add(to);
        return spans;

        void Add(DateTimeOffset until)
        {
            if (until > since) spans.Add(new AttendanceSpan(since, until, isHere, cause, hearingUs));
        }

        DateTimeOffset Within(DateTimeOffset at) => at < from ? from : at > to ? to : at;
    }
}
