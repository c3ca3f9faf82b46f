using System.Collections.Concurrent;
using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;

namespace Arbitration.Court.Courtroom.Phones;

/// <summary>A phone that no longer sends for its seat is cut at the gateway, whatever its page does.</summary>
internal sealed class CutPhone(CutMedia media) : IHearingListener
{
    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, PhoneTookOver>> _current = new();

    public void OnAwake(HearingRoster roster, HearingReading reading) => Note(roster.HearingId.Value, reading);

    public void OnHappened(HearingNews news)
    {
        var before = _current.GetValueOrDefault(news.Hearing, ImmutableDictionary<string, PhoneTookOver>.Empty);
        Note(news.Hearing, news.Reading);
        foreach (var phone in before.Values.Where(phone => !IsCurrent(news.Hearing, phone))) Begin(news.Hearing, phone);
    }

    private void Note(string hearing, HearingReading reading) => _current[hearing] = reading.State.Of<PhoneState>().Current;

    private bool IsCurrent(string hearing, PhoneTookOver phone) => _current.GetValueOrDefault(hearing)?.GetValueOrDefault(phone.Seat)?.Invitation == phone.Invitation;

    // Apart from the hearing's turn, which waits for no node; CutMedia has its own limit.
    private void Begin(string hearing, PhoneTookOver phone) =>
        _ = Task.Run(() => media.RunAsync(hearing, phone.Seat, () => !IsCurrent(hearing, phone), CancellationToken.None, PhoneUse.Device(phone.Invitation)));
}
