using System.Collections.Immutable;
using System.Security.Claims;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Media;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Courtroom;

/// <summary>The trial before the opening. It takes some eight seconds, so it is a request of its own and no command of the hub.</summary>
internal static class TrialRoute
{
    private const double LeastDbfs = -60;
    private const double LeastShare = 0.9;
    private const int SlowestMs = 3_000;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/hearings/{id}/trial", RunAsync).WithName("trial");

    private static async Task<IResult> RunAsync(HearingId id, ClaimsPrincipal user, HearingCalendar calendar, IGrainFactory grains, NodeSignalling node, CancellationToken ct)
    {
        var roster = await calendar.RosterAsync(id, ct) ?? throw new NotThere();
        if (roster.SeatOf(user) is not { } seat) return Problems.Of(403, "access.not-yours");
        var grain = grains.GetGrain<IHearingGrain>(id.Value);
        TrialPart.RequireMay((await grain.Read()).State, seat);
        var trial = Judge(await node.TryAsync(id.Value, ct));
        (await grain.Act(seat.Seat.Value, null, new NoteTrial(trial))).SeqOrThrow();
        return Results.Ok(trial);
    }

    internal static Trial Judge(TrialResult result)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        if (result.Pictures == 0) problems.Add("not-playable");
        else if (result.Pictures < result.ExpectedPictures * LeastShare) problems.Add("pictures-missing");
        if (!result.Seats.Any(seat => seat.Picture)) problems.Add("no-picture");
        if (result.LoudestDbfs < LeastDbfs) problems.Add("no-sound");
        var durableMs = (int)(result.DurableAfterUs / 1000);
        if (durableMs > SlowestMs) problems.Add("slow-disk");
        return new Trial(result.Pictures, result.ExpectedPictures, Math.Round(result.LoudestDbfs, 1), durableMs, result.Bytes, result.Sha256,
            [.. result.Seats.Select(seat => new TriedSeat(seat.Seat, seat.Picture, seat.Sound, Math.Round(seat.LoudestDbfs, 1)))], problems.ToImmutable());
    }
}
