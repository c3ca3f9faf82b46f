namespace Arbitration.Court.Cases;

internal sealed record NewCase(string? CaseNumber, string? Cause, IReadOnlyList<NewParticipant?>? Participants);

/// <param name="Side">"claimant" or "respondent".</param>
/// <param name="Kind">"party" or "representative".</param>
internal sealed record NewParticipant(string? Side, string? Kind, string? Name, string? Phone);
