using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>Decides one request. Null = may pass; else the refusal.</summary>
internal sealed class Doorkeeper(HttpContext context, ICaseMembership membership, JoinLinks links)
{
    private readonly StaffCaller? _staff = context.User.Staff();

    public async Task<IResult?> RefuseAsync(Who who)
    {
        if (who == Who.Anyone) return null;
        if (who == Who.WallScreen && WallSecret.Of(context.User) is not null) return null;
        if (context.User.Caller() is null) return Problems.Of(401, "access.not-signed-in");
        return who switch
        {
            Who.SignedIn => null,
            Who.Participant => context.User.Seats().Any() ? null : Forbidden,
            Who.Staff => _staff is not null ? null : Forbidden,
            Who.Clerk => _staff is { IsClerk: true } ? null : Forbidden,
            Who.StaffOfCase => _staff is null ? Forbidden : await StaffOfCaseAsync(),
            Who.ClerkOfCase => _staff is { IsClerk: true } ? await StaffOfCaseAsync() : Forbidden,
            Who.ClerkOfLink => _staff is { IsClerk: true } ? await ClerkOfLinkAsync() : Forbidden,
            Who.HearingPeople => await InHearingAsync(onlyAfterClosing: false),
            Who.RecordReaders => await InHearingAsync(onlyAfterClosing: true),
            _ => Forbidden,
        };
    }

    private static IResult Forbidden => Problems.Of(403, "access.not-yours");
    private static IResult Unknown => Problems.Of(404, "not-found");

    private async Task<IResult?> StaffOfCaseAsync()
    {
        if (Route<CaseId>("caseId") is { } caseId) return await ServesAsync(caseId) ? null : Unknown;
        return Route<HearingId>("id") is { } hearing && await membership.OfHearingAsync(hearing, context.RequestAborted) is { } standing
            && await ServesAsync(standing.CaseId) ? null : Unknown;
    }

    private async Task<IResult?> ClerkOfLinkAsync() =>
        Route<LinkId>("linkId") is { } link && await links.HearingOfAsync(link, context.RequestAborted) is { } hearing
        && await membership.OfHearingAsync(hearing, context.RequestAborted) is { } standing && await ServesAsync(standing.CaseId) ? null : Unknown;

    private async Task<IResult?> InHearingAsync(bool onlyAfterClosing)
    {
        if (Route<HearingId>("id") is not { } hearing) return Unknown;
        // A seat is of a hearing that there is. Fifty screens fetch a page at the same moment, and none of them asks the database for it.
        if (!onlyAfterClosing && _staff is null && context.User.SeatIn(hearing) is not null) return null;
        if (await membership.OfHearingAsync(hearing, context.RequestAborted) is not { } standing) return Unknown;
        if (_staff is not null && await ServesAsync(standing.CaseId)) return null;
        if (context.User.SeatIn(hearing) is not { } seat) return Unknown;
        if (!onlyAfterClosing) return null;
        if (!IsParty(seat)) return Forbidden;
        return standing.Closed ? null : Problems.Of(403, "recording.not-before-closing");
    }

    private Task<bool> ServesAsync(CaseId caseId) => membership.ServesAsync(_staff!.UserName, caseId, context.RequestAborted);

    // Witnesses, experts and observers read neither the record nor the recording through their link.
    private static bool IsParty(ParticipantCaller seat) => seat.Role is "Claimant" or "Respondent" or "ThirdParty" or "Representative";

    private T? Route<T>(string name) where T : struct, IId<T> =>
        Ids.TryParse<T>(context.Request.RouteValues[name] as string, out var id) ? id : null;
}
