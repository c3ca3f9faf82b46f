using Arbitration.Court.Cases;

namespace Arbitration.Court.Hearings;

/// <summary>Told of stored events, in order, within the grain's turn: it takes them and returns at once.</summary>
internal interface IHearingListener
{
    /// <summary>The hearing was folded from its log; it may have gone on without this process.</summary>
    void OnAwake(HearingRoster roster, HearingReading reading);

    void OnHappened(HearingNews news);
}
