using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings;

/// <summary>
/// The fold of one hearing's log and the only way to add to it: decide, store, then apply. When storing fails the memory is
/// not touched, and the caller must let the writer go: somebody else may have written.
/// </summary>
internal sealed class HearingWriter(HearingRoster roster, IReadOnlyList<IHearingPart> parts, HearingLog log)
{
    private readonly HearingId _hearing = roster.HearingId;
    private readonly List<(LoggedEvent Happened, string Json)> _events = [];
    private readonly Dictionary<(string Actor, string OpId), long> _answers = [];
    private byte[] _headHash = HearingChain.Begin(roster.HearingId.Value);

    public HearingState State { get; private set; } = new(parts.ToImmutableDictionary(part => part.StateType.Name, part => part.Start));
    /// <summary>People may be added while a sitting goes on.</summary>
    public HearingRoster Roster { get; set; } = roster;
    public long Head => _events.Count;
    public string HeadHash => Convert.ToHexStringLower(_headHash);
    public LoggedEvent? Last => _events.Count == 0 ? null : _events[^1].Happened;
    public long? LastHearingUs { get; private set; }

    public async Task LoadAsync(CancellationToken ct)
    {
        foreach (var row in await log.ReadAsync(_hearing, ct))
        {
            Apply(LoggedEvent.Read(row.Canonical));
            _headHash = row.Hash;
        }
        foreach (var answer in await log.AnswersAsync(_hearing, ct)) _answers[(answer.Actor, answer.OpId)] = answer.Seq;
    }

    /// <summary>The events that came of the command, none when nothing changed. Throws RuleRefused when a rule says no.</summary>
    public async Task<(long Seq, IReadOnlyList<LoggedEvent> Events)> ActAsync(string? opId, HearingCommand command, Situation now, CancellationToken ct)
    {
        var actor = now.Actor?.Seat.Value;
        if (opId is not null && _answers.TryGetValue((actor ?? "", opId), out var first)) return (first, []);
        // Before anybody decides: what is hearing time now, as the log counts it.
        now = now with { HearingUs = HearingUsOf(command, now) };
        var tellings = Decide(parts, State, command, now);
        if (tellings.Count == 0) return (Head, []);

        var events = tellings.Select((told, i) =>
            new LoggedEvent(Head + 1 + i, Wall.Text(now.Wall), now.HearingUs, actor, told.Audience, told.Event)).ToList();
        var rows = Chain(events);
        var answer = opId is null ? null : new HearingAnswerRow { HearingId = _hearing, Actor = actor ?? "", OpId = opId, Seq = events[0].Seq };
        await log.AppendAsync(rows, answer, ct);

        events.ForEach(Apply);
        _headHash = rows[^1].Hash;
        if (opId is not null) _answers[(actor ?? "", opId)] = events[0].Seq;
        return (events[0].Seq, events);
    }

    /// <summary>What all parts together make of a command. Pure; throws RuleRefused when a rule says no.</summary>
    public static IReadOnlyList<Telling> Decide(IReadOnlyList<IHearingPart> parts, HearingState state, HearingCommand command, Situation now)
    {
        var told = parts.Select(part => part.Decide(state, command, now)).FirstOrDefault(told => told is not null)
            ?? throw new RuleRefused("hearing.command-unknown");
        return [.. told, .. parts.SelectMany(part => part.Follow(state, told, now))];
    }

    /// <summary>What a seat may see after <paramref name="since"/>.</summary>
    public ImmutableArray<Numbered> Seen(RosterSeat seat, long since)
    {
        var seen = ImmutableArray.CreateBuilder<Numbered>();
        var after = HeadOf(seat, since);
        foreach (var (happened, json) in _events.Skip((int)Math.Max(0, since)).Where(e => MaySee(seat, e.Happened)))
        {
            seen.Add(new Numbered(after, happened.Seq, happened.Wall, happened.HearingUs, happened.Actor, json));
            after = happened.Seq;
        }
        return seen.ToImmutable();
    }

    /// <summary>The newest event up to <paramref name="upTo"/> that a seat may see; 0: none.</summary>
    public long HeadOf(RosterSeat seat, long upTo = long.MaxValue)
    {
        for (var at = (int)Math.Min(upTo, Head); at > 0; at--)
            if (MaySee(seat, _events[at - 1].Happened)) return at;
        return 0;
    }

    private bool MaySee(RosterSeat seat, LoggedEvent happened)
    {
        var sight = State.Of<Sight>();
        return WhoMaySee.Event(sight, seat.Role, seat.Seat.Value, happened.Audience, happened.Seq)
            && happened.Event.Repeats.All(earlier => WhoMaySee.Room(sight, seat.Role, seat.Seat.Value, earlier));
    }

    /// <summary>Hearing time now, from the estimate of it: null before the first recorder, standing still after the close.</summary>
    public long? HearingUsAt(long? estimateUs)
    {
        var recording = State.Of<RecordingFold>();
        if ((recording.DurationUs ?? recording.ClosedUs) is { } end) return end;
        return recording.LastEpoch == 0 ? null : Math.Max(estimateUs ?? 0, LastHearingUs ?? 0);
    }

    // The recorder's first row begins hearing time; its last one may lie a moment beyond the close.
    private long? HearingUsOf(HearingCommand command, Situation now) => command switch
    {
        RecorderDurable => Math.Max(now.HearingUs ?? 0, LastHearingUs ?? 0),
        RecorderEnded ended => Math.Max(ended.DurableUs, LastHearingUs ?? 0),
        _ => HearingUsAt(now.HearingUs),
    };

    private List<HearingEventRow> Chain(IEnumerable<LoggedEvent> events)
    {
        var hash = _headHash;
        return [.. events.Select(happened =>
        {
            var (salt, canonical) = (HearingChain.NewSalt(), happened.Canonical());
            hash = HearingChain.Next(hash, HearingChain.Leaf(salt, canonical));
            return new HearingEventRow { HearingId = _hearing, Seq = happened.Seq, Canonical = canonical, Salt = salt, Hash = hash };
        })];
    }

    private void Apply(LoggedEvent happened)
    {
        var states = State.Parts.ToBuilder();
        foreach (var part in parts) states[part.StateType.Name] = part.Apply(states[part.StateType.Name], happened);
        State = new HearingState(states.ToImmutable());
        LastHearingUs = happened.HearingUs ?? LastHearingUs;
        _events.Add((happened, EventJson.Write(happened.Event)));
    }
}
