using System.Collections.Immutable;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Courtroom.Phones;

/// <summary>What a phone sends in place of the person's own device.</summary>
internal enum PhoneMedia { Microphone, Camera, Both }

/// <param name="Current">Seat → the phone that sends for it.</param>
/// <param name="Used">Invitations that a phone has taken: each is good for one.</param>
[GenerateSerializer, Immutable]
internal sealed record PhoneState(ImmutableDictionary<string, PhoneTookOver> Current, ImmutableHashSet<string> Used)
{
    public static PhoneState Start { get; } = new(ImmutableDictionary<string, PhoneTookOver>.Empty, ImmutableHashSet<string>.Empty);

    public bool IsCurrent(string seat, string invitation) => Current.GetValueOrDefault(seat)?.Invitation == invitation;
}

/// <summary>The phone that was shown the invitation begins.</summary>
[GenerateSerializer, Immutable]
internal sealed record TakeOverByPhone(string Invitation, PhoneMedia Media) : HearingCommand;

/// <summary>The person's own device sends again.</summary>
/// <param name="Invitation">Only if it is this phone that sends; null: whichever.</param>
[GenerateSerializer, Immutable]
internal sealed record TakeBackFromPhone(string? Invitation) : HearingCommand;

/// <summary>From here on a phone sends the seat's microphone, camera or both.</summary>
internal sealed record PhoneTookOver(string Seat, string Invitation, PhoneMedia Media) : HearingEvent;

internal sealed record PhoneGaveBack(string Seat, string Invitation) : HearingEvent;
