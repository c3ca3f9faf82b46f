namespace Arbitration.Court.Transcripts;

/// <summary>A line while it is typed; the newest rev counts, an empty text takes it away.</summary>
/// <param name="Seat">Who types.</param>
internal sealed record Draft(string Seat, string Line, long Rev, string Speaker, string Text, long? StartedHearingUs);
