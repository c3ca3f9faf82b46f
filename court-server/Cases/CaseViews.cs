using Arbitration.Court.Shared;

namespace Arbitration.Court.Cases;

// What goes over the wire; docs/protocols/http.md gives the meaning.

internal record CaseRowView(
    CaseId CaseId, string CaseNumber, string Cause, string State, IReadOnlyList<string> Claimants, IReadOnlyList<string> Respondents, HearingView? NextHearing);

internal sealed record CaseView(
    CaseId CaseId, string CaseNumber, string Cause, string State, IReadOnlyList<string> Claimants, IReadOnlyList<string> Respondents, HearingView? NextHearing,
    string Commission, IReadOnlyList<ParticipantView> Participants, IReadOnlyList<HearingView> Hearings, IReadOnlyList<DocumentView> Documents);

internal sealed record HearingView(
    HearingId HearingId, CaseId CaseId, string CaseNumber, string Cause, string Commission, int Sitting, DateTimeOffset ScheduledWall, string Phase,
    IReadOnlyList<TribunalSeatView> Tribunal, IReadOnlyList<ParticipantView> Participants,
    DateTimeOffset? OpenedWall, DateTimeOffset? ClosedWall, long? DurationUs);

internal sealed record TribunalSeatView(SeatId Seat, Role Role, string Name);

/// <param name="Side">"claimant", "respondent", or null for whoever belongs to no side.</param>
internal sealed record ParticipantView(SeatId ParticipantId, Role Role, string Name, string? Side, string? PhoneMasked, LinkView? Link);

/// <param name="State">issued, redeemed, revoked or over.</param>
/// <param name="Url">Always null: the token is shown once, when the link is made, and not kept.</param>
internal sealed record LinkView(LinkId LinkId, string State, string? Url);

internal sealed record DocumentView(DocumentId DocumentId, string Kind, string Title, string Url, DateTimeOffset CreatedWall);
