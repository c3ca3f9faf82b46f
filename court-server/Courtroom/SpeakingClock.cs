using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Rules;

namespace Arbitration.Court.Courtroom;

/// <summary>
/// Counts how long each side speaks in one sitting, from the node's word on who is speaking. It starts with what the log noted
/// last; what was spoken between that note and a restart of the server is not counted, which is why it is noted often enough.
/// </summary>
internal sealed class SpeakingClock(HearingRoster roster, SpokenTime noted)
{
    // The node says who speaks several times a second. A longer silence of the node itself is nobody's speech.
    private const long LongestStepUs = 1_500_000;
    private const long NoteEveryUs = 300_000_000;
    private readonly long[] _us = [noted.ClaimantSeconds * 1_000_000L, noted.RespondentSeconds * 1_000_000L, noted.TribunalSeconds * 1_000_000L];
    private ImmutableArray<string> _speaking = [];
    private SpokenTime _noted = noted;
    private HearingPhase? _phase;
    private long _saidAt;
    private long? _notedAt;
    private bool _isDue;

    /// <summary>A representative may be added while it counts.</summary>
    public HearingRoster Roster { get; set; } = roster;

    public SpokenTime Spoken => new(Seconds(0), Seconds(1), Seconds(2));

    public void OnSpeaking(ImmutableArray<string> seats, long nowUs)
    {
        Count(nowUs);
        _speaking = seats;
    }

    public void OnPhase(HearingPhase phase, long nowUs)
    {
        if (phase == _phase) return;
        Count(nowUs);
        _isDue = _phase is not null;
        _phase = phase;
    }

    /// <summary>The sums when they shall enter the log: after a change of phase, and every five minutes in which somebody spoke.</summary>
    public SpokenTime? TakeNote(long nowUs)
    {
        _notedAt ??= nowUs;
        if (!_isDue && nowUs - _notedAt < NoteEveryUs) return null;
        (_isDue, _notedAt) = (false, nowUs);
        var spoken = Spoken;
        return spoken == _noted ? null : _noted = spoken;
    }

    // Two of one side who speak at once are one side speaking.
    private void Count(long nowUs)
    {
        var passed = Math.Clamp(nowUs - _saidAt, 0, LongestStepUs);
        _saidAt = nowUs;
        // Mediation is private, and a recess is nobody's speaking time.
        if (_phase is not { } phase || phase == HearingPhase.Mediation || !ProcedureTable.InSession.Contains(phase)) return;
        foreach (var side in _speaking.Select(SideOf).Where(side => side >= 0).Distinct()) _us[side] += passed;
    }

    private int SideOf(string seat) => Roster.Seats.FirstOrDefault(s => s.Seat.Value == seat) switch
    {
        { Role: Role.Presiding or Role.Arbitrator } => 2,
        { Role: Role.Claimant or Role.Representative, Side: Side.Claimant } => 0,
        { Role: Role.Respondent or Role.Representative, Side: Side.Respondent } => 1,
        _ => -1,
    };

    private int Seconds(int side) => (int)(_us[side] / 1_000_000);
}
