using System.Collections.Immutable;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>Further devices of a person: each comes in only with the yes of the tribunal, which knows whether it is them.</summary>
internal sealed class DevicePart() : HearingPart<DeviceRequests>(DeviceRequests.Start)
{
    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        AskDevice ask => now.Actor is not null ? throw new RuleRefused("access.not-yours") : Ask(hearing, ask, now),
        DecideDevice decide => Answer(hearing, decide, now),
        _ => null,
    };

    private static IReadOnlyList<Telling> Ask(HearingState hearing, AskDevice ask, Situation now)
    {
        var requests = hearing.Of<DeviceRequests>();
        return requests.Waiting.ContainsKey(ask.Device) || requests.Decided.ContainsKey(ask.Device) || now.Roster.Seats.All(s => s.Seat.Value != ask.Seat)
            ? [] : [new Telling(new DeviceAsked(ask.Seat, ask.Device), TribunalRules.All(now.Roster))];
    }

    private static IReadOnlyList<Telling> Answer(HearingState hearing, DecideDevice decide, Situation now)
    {
        TribunalRules.RequireKeeper(hearing, now);
        // Answered by somebody else a moment before: to whoever asks it is the same.
        return hearing.Of<DeviceRequests>().Waiting.TryGetValue(decide.Device, out var seat) ? [new Telling(new DeviceDecided(seat, decide.Device, decide.Granted), TribunalRules.All(now.Roster))] : [];
    }

    protected override DeviceRequests Fold(DeviceRequests state, LoggedEvent happened) => happened.Event switch
    {
        DeviceAsked asked => state with { Waiting = state.Waiting.SetItem(asked.Device, asked.Seat) },
        DeviceDecided decided => new DeviceRequests(state.Waiting.Remove(decided.Device), state.Decided.SetItem(decided.Device, decided)),
        _ => state,
    };
}

/// <param name="Waiting">Device → seat.</param>
[GenerateSerializer, Immutable]
internal sealed record DeviceRequests(ImmutableSortedDictionary<string, string> Waiting, ImmutableDictionary<string, DeviceDecided> Decided)
{
    public static DeviceRequests Start { get; } = new(ImmutableSortedDictionary<string, string>.Empty, ImmutableDictionary<string, DeviceDecided>.Empty);
}
