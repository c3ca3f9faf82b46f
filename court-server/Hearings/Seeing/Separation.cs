using System.Collections.Immutable;

namespace Arbitration.Court.Hearings.Seeing;

/// <summary>Who is apart from whom now: private rooms, and pairs of people who are screened from each other.</summary>
[GenerateSerializer, Immutable]
internal sealed record Separation(ImmutableSortedDictionary<PrivateRoomKind, PrivateRoom> Rooms, ImmutableArray<Screening> Screens)
{
    public static Separation Start { get; } = new(ImmutableSortedDictionary<PrivateRoomKind, PrivateRoom>.Empty, []);
}

/// <summary>仲裁庭合议; the tribunal with one side (背对背调解); a party with their representative.</summary>
internal enum PrivateRoomKind { Deliberation, WithClaimant, WithRespondent, ClaimantAlone, RespondentAlone }

/// <param name="SinceWall">When it was opened.</param>
[GenerateSerializer, Immutable]
internal sealed record PrivateRoom(ImmutableHashSet<string> Seats, string SinceWall);

/// <summary>Neither of the two receives the other's picture, sound, or both.</summary>
[GenerateSerializer, Immutable]
internal sealed record Screening(string Seat, string Other, bool Picture, bool Sound)
{
    public bool IsBetween(string one, string two) => (Seat == one && Other == two) || (Seat == two && Other == one);
}

/// <summary>What of somebody's media a viewer may receive.</summary>
internal readonly record struct Reach(bool Sound, bool Picture)
{
    public bool IsNothing => !Sound && !Picture;
}
