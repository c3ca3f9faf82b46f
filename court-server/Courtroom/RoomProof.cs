using Arbitration.Court.Hearings.Seeing;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Courtroom;

/// <summary>What the gateway itself says of a private room, for the people in it to see.</summary>
/// <param name="Wall">When the court server was told.</param>
/// <param name="Seats">Whoever sends or receives in this room.</param>
/// <param name="Strangers">How many of them do not belong there.</param>
/// <param name="Mixed">How many of the room's people are forwarded to the programme.</param>
internal sealed record RoomProof(string Wall, IReadOnlyList<string> Seats, int Strangers, int Mixed)
{
    // From the order to the gateway, and one look.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <summary>Null for somebody who is in no private room, and until the gateway was looked at since it was opened.</summary>
    public static RoomProof? Of(SeenReception seen, Separation separation, string seat)
    {
        if (WhoMaySee.RoomOf(separation, seat) is not { Key: var kind, Value: var room }) return null;
        // What was seen before they went apart says nothing of the room.
        if (Hearings.Wall.Read(seen.Wall) - Hearings.Wall.Read(room.SinceWall) < Settling) return null;
        var members = room.Seats;
        var connected = seen.Reception.Edges.Where(edge => edge.Place == kind.ToString()).SelectMany(edge => new[] { edge.ViewerSeat, SourceName.SeatOf(edge.Source) }).Distinct().Order(StringComparer.Ordinal).ToList();
        return new RoomProof(seen.Wall, connected, connected.Count(one => !members.Contains(one)), seen.Reception.Mixed.Count(source => members.Contains(SourceName.SeatOf(source))));
    }
}

internal sealed record SeenReception(Reception Reception, string Wall);
