using Arbitration.Court.Cases;
using System.Collections.Immutable;

namespace Arbitration.Court.Hearings.Seeing;

/// <summary>
/// The one answer to "may this seat see or hear that, at that moment of the log?": streams, pushes, reads and playback ask here.
/// Moments are sequence numbers of the hearing's log; <see cref="Now"/> is the present.
/// </summary>
internal static class WhoMaySee
{
    public const long Now = long.MaxValue;

    /// <summary>What happens openly in the hearing room.</summary>
    public static bool Room(Sight sight, Role role, string seat, long at) =>
        // R43: who was removed is outside now; what went on meanwhile stays in the record that they are given to sign.
        !(at == Now && sight.Removed.Contains(seat))
        // Whoever was not let in yet has no part in what was before either; once in, a party may read it.
        && !sight.Waiting.Contains(seat) && ByRole(sight, role, seat, at);

    /// <summary>Where a seat is: "" for the hearing, else the private room's name.</summary>
    public static string PlaceOf(Separation separation, string seat) => RoomOf(separation, seat)?.Key.ToString() ?? "";

    /// <summary>The private room that a seat is in; null for the hearing.</summary>
    public static KeyValuePair<PrivateRoomKind, PrivateRoom>? RoomOf(Separation separation, string seat) =>
        separation.Rooms.FirstOrDefault(room => room.Value.Seats.Contains(seat)) is { Value: not null } found ? found : null;

    /// <summary>What of a person's media another person receives, both being in the room: nothing from another place, and less when they are screened.</summary>
    public static Reach Media(Separation separation, string viewer, string source)
    {
        if (PlaceOf(separation, viewer) != PlaceOf(separation, source)) return default;
        var screen = separation.Screens.FirstOrDefault(screen => screen.IsBetween(viewer, source));
        return new Reach(screen is not { Sound: true }, screen is not { Picture: true });
    }

    /// <summary>Whether nothing that was said openly or in a closed session is kept from them for good.</summary>
    public static bool AllInTheEnd(Role role) => role is not (Role.Witness or Role.Expert or Role.Observer or Role.Technician);

    private static bool ByRole(Sight sight, Role role, string seat, long at) => role switch
    {
        // EVID 74: a witness hears nothing before being called and nothing after, and never reads back.
        Role.Witness or Role.Expert => sight.Called.TryGetValue(seat, out var called) && called.Any(span => span.Holds(at)),
        // LAW 26: a closed session excludes everybody who is not of the case.
        Role.Observer or Role.Technician => !sight.Closed.Any(span => span.Holds(at)),
        _ => true,
    };

    /// <summary>One event of the log. A narrower audience narrows; it never widens.</summary>
    public static bool Event(Sight sight, Role role, string seat, ImmutableArray<string>? onlySeats, long at) =>
        onlySeats is { } seats ? seats.Contains(seat) : Room(sight, role, seat, at);
}
