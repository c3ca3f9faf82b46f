using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom.Phones;

/// <summary>What a phone that sends for a seat may do: send, and see how it stands. It receives nothing of the hearing.</summary>
internal static class PhoneRoutes
{
    internal sealed record Shown(string? Invitation);
    internal sealed record Held(string? Pass);
    internal sealed record TicketWanted(string? Pass, int Attempt);
    internal sealed record Offer(string? Pass, string? Ticket, string? Sdp, string? Session);
    internal sealed record Found(string? Pass, string? Session, string? Candidate, string? Mid, int? Mline);
    internal sealed record Left(string? Pass, string? Session);

    internal sealed record InvitationView(string CaseNumber, Role Role, string Name, PhoneMedia Media);
    internal sealed record PassView(string Pass, string Source, PhoneMedia Media);

    /// <param name="Place">A change of it wants a new connection.</param>
    internal sealed record StateView(bool Muted, bool CameraOff, string Place);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var phone = routes.MapGroup("/api/phone").ExcludeFromDescription();
        phone.MapPost("/look", async (Shown shown, PhoneUse use, CancellationToken ct) =>
        {
            var (at, leave) = await use.LookAsync(shown.Invitation, ct);
            return new InvitationView(Masking.CaseNumber(at.Roster.CaseNumber), at.Seat.Role, at.Seat.Name, leave.Media);
        });
        phone.MapPost("/begin", async (Shown shown, PhoneUse use, CancellationToken ct) =>
        {
            var pass = await use.BeginAsync(shown.Invitation, ct);
            var (_, leave, _) = await use.HeldAsync(pass, ct);
            return new PassView(pass, PhoneUse.SourceOf(leave), leave.Media);
        });
        phone.MapPost("/state", async (Held held, PhoneUse use, CancellationToken ct) =>
        {
            var (at, _, state) = await use.HeldAsync(held.Pass, ct);
            var floor = state.Of<FloorState>();
            return new StateView(floor.IsSilent(at.SeatId), floor.CamerasOff.Contains(at.SeatId), WhoMaySee.PlaceOf(state.Of<Separation>(), at.SeatId));
        });
        phone.MapPost("/end", async (Held held, PhoneUse use, CancellationToken ct) =>
        {
            await use.EndAsync(held.Pass, ct);
            return Results.NoContent();
        });
        MapMedia(phone);
    }

    private static void MapMedia(RouteGroupBuilder phone)
    {
        phone.MapPost("/ticket", async (TicketWanted wanted, PhoneUse use, RelayMedia media, CancellationToken ct) =>
        {
            var (at, leave, _) = await use.HeldAsync(wanted.Pass, ct);
            return await media.TicketAsync(at, "publish", PhoneUse.SourceOf(leave), wanted.Attempt);
        });
        phone.MapPost("/publish", async (Offer offer, PhoneUse use, RelayMedia media, CancellationToken ct) =>
        {
            var (at, leave, _) = await use.HeldAsync(offer.Pass, ct);
            return await media.PublishAsync(at, offer.Ticket ?? "", offer.Sdp ?? "", offer.Session, ct, PhoneUse.SourceOf(leave));
        });
        phone.MapPost("/candidate", async (Found found, PhoneUse use, RelayMedia media, CancellationToken ct) =>
        {
            var (at, _, _) = await use.HeldAsync(found.Pass, ct);
            await media.CandidateAsync(at, found.Session ?? "", found.Candidate, found.Mid, found.Mline, ct);
            return Results.NoContent();
        });
        phone.MapPost("/leave", async (Left left, PhoneUse use, RelayMedia media, CancellationToken ct) =>
        {
            var (at, _, _) = await use.HeldAsync(left.Pass, ct);
            await media.LeaveAsync(at, left.Session ?? "", ct);
            return Results.NoContent();
        });
    }
}
