using System.Security.Claims;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence.CrossExamination;

/// <summary>Which exhibit somebody means to speak of, looked up before the hearing is asked: its turn waits for no table.</summary>
internal sealed class FindExhibit(EvidenceDoor door, EvidenceList list)
{
    /// <exception cref="NotThere">None that the caller may know of.</exception>
    /// <exception cref="RuleRefused">Not exchanged, or late and not let in: nobody is heard on it yet.</exception>
    public async Task<NamedExhibit> RunAsync(HearingId hearing, ClaimsPrincipal? user, string? id, CancellationToken ct)
    {
        if (!ExhibitId.TryParse(id, out var exhibitId)) throw new NotThere("evidence.unknown");
        var caller = await door.CallerAsync(hearing, user ?? new ClaimsPrincipal(), ct);
        var exhibit = await list.OneAsync(caller, exhibitId, ct);
        if (exhibit.WithdrawnAt is not null) throw new NotThere("evidence.unknown");
        if (exhibit is not { ExchangedAt: not null, Number: { } number }) throw new RuleRefused("examination.not-exchanged");
        if (exhibit is { IsLate: true, LateAdmitted: null }) throw new RuleRefused("examination.late-undecided");
        if (exhibit is { IsLate: true, LateAdmitted: false }) throw new RuleRefused("examination.late-rejected");
        return new NamedExhibit(exhibit.ExhibitId.Value, exhibit.Party, EvidenceParties.Label(exhibit.Party, number), exhibit.Title);
    }
}
