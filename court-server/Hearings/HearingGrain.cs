using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Hearings;

/// <summary>
/// The only writer of a hearing. Order of a turn: decide, store, then tell. When storing fails the grain goes, so that memory
/// never runs ahead of the database. No turn waits for the media node.
/// </summary>
internal sealed partial class HearingGrain(
    HearingCalendar calendar, HearingLog log, AdjournedSitting adjourned, RecorderEpochs epochs, RoomLinks links, IEnumerable<IHearingPart> parts,
    IEnumerable<IHearingListener> listeners, TimeProvider time, ILogger<HearingGrain> logger) : Grain, IHearingGrain
{
    private readonly IHearingPart[] _parts = [.. parts];
    private HearingWriter _writer = null!;
    private RoomLink _link = null!;
    private RecorderEpoch _epoch = RecorderEpoch.None;
    private long _epochVersion;
    private Room? _lastRoom;
    private SittingContinues? _continues;

    public override async Task OnActivateAsync(CancellationToken ct)
    {
        var hearing = new HearingId(this.GetPrimaryKeyString());
        var roster = await calendar.RosterAsync(hearing, ct) ?? throw new NotThere("hearing.unknown");
        _writer = new HearingWriter(roster, _parts, log);
        await _writer.LoadAsync(ct);
        if (_writer.State.Of<ProcedureState>().Phase == HearingPhase.Preparation) _continues = await adjourned.BeforeAsync(roster, ct);
        _epoch = await epochs.ReadAsync(hearing, ct);
        _link = links.Open(hearing);
        if (_writer is { LastHearingUs: { } us, Last: { } last } && _writer.State.Of<RecordingFold>().DurationUs is null)
            _link.Remember(us + Math.Max(0, (long)(time.GetUtcNow() - Wall.Read(last.Wall)).TotalMicroseconds));
        _epochVersion = Version;
        await NoteProgressAsync();
        Want();
        foreach (var listener in listeners) listener.OnAwake(roster, Reading());
        LogAwake(logger, hearing, _writer.Head);
    }

    public async Task RosterChanged()
    {
        var roster = await calendar.RosterAsync(_writer.Roster.HearingId, CancellationToken.None) ?? throw new NotThere("hearing.unknown");
        var added = roster.Seats.ExceptBy(_writer.Roster.Seats.Select(s => s.Seat), s => s.Seat).ToList();
        _writer.Roster = roster;
        foreach (var seat in added) (await Act(null, null, new AddSeat(seat.Seat.Value))).SeqOrThrow();
    }

    public Task Wake() => Task.CompletedTask;

    public async Task<HearingAnswer> Act(string? actor, string? opId, HearingCommand command)
    {
        var seat = actor is null ? null : _writer.Roster.Seats.FirstOrDefault(s => s.Seat.Value == actor);
        if (actor is not null && seat is null) return HearingAnswer.No(new RuleRefused("access.not-yours"));
        var now = new Situation(time.GetUtcNow(), _link.HearingUs, _writer.Head + 1, seat, _writer.Roster, _link.Node, _continues);
        try
        {
            var (seq, events) = await _writer.ActAsync(opId, command, now, CancellationToken.None);
            if (events.Count > 0) await ToldAsync(events);
            return HearingAnswer.Done(seq);
        }
        catch (RuleRefused refused)
        {
            return HearingAnswer.No(refused);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogNotStored(logger, this.GetPrimaryKeyString(), fault);
            DeactivateOnIdle();
            return HearingAnswer.No(new RuleRefused("hearing.not-stored"));
        }
    }

    public Task<HearingReading> Read() => Task.FromResult(Reading());

    public Task<ImmutableArray<Numbered>> Replay(string seat, long since) => Task.FromResult(
        _writer.Roster.Seats.FirstOrDefault(s => s.Seat.Value == seat) is { } known ? _writer.Seen(known, since) : []);

    public async Task RaiseEpoch(long hearingUs, long nodeUs, string nodeStart)
    {
        if (!RoomShape.IsWanted(_writer.State)) return;
        _epoch = await epochs.RaiseAsync(_writer.Roster.HearingId, hearingUs, nodeUs, nodeStart, CancellationToken.None);
        _epochVersion = Version;
        LogEpoch(logger, _writer.Roster.HearingId, _epoch.Epoch);
        Want();
    }

    private async Task ToldAsync(IReadOnlyList<LoggedEvent> events)
    {
        var reading = Reading();
        var pushes = _writer.Roster.Seats.SelectMany(seat => _writer.Seen(seat, events[0].Seq - 1).Select(seen => (seat.Seat.Value, seen))).ToList();
        var news = new HearingNews(_writer.Roster, events, pushes, reading);
        foreach (var listener in listeners) listener.OnHappened(news);
        Want();
        if (events.Any(e => e.Event is PhaseChanged or RecordingChanged)) await NoteProgressAsync();
    }

    // The room's version is taken from the log and the epoch: both only grow, and one of them does with each change.
    // It begins with 1, for a node that knows nothing of the room says that it reached 0.
    private long Version => 1 + _writer.Head + _epoch.Epoch;

    private void Want()
    {
        var recording = _writer.State.Of<RecordingFold>();
        var room = new Room { Room_ = this.GetPrimaryKeyString(), Recording = new() { Epoch = _epoch.Epoch, HearingUs = _epoch.HearingUs, SentNodeUs = _epoch.NodeUs } };
        foreach (var part in _parts) part.Shape(room, _writer.State, _writer.Roster);
        // A recorder without an epoch of its own is not asked for: the watch over it raises one first.
        room.Recording.On &= _epoch.Epoch > 0 && !(recording.Is is RecordingState.Starting && _epoch.Epoch == recording.LastEpoch);
        room.LogHead = _writer.Last?.Event is HeadNoted || _lastRoom is null ? new LogHead { Seq = _writer.Head, Hash = _writer.HeadHash } : _lastRoom.LogHead;
        if (_lastRoom is not null) room.Version = _lastRoom.Version;
        if (_lastRoom is null || !room.Equals(_lastRoom)) room.Version = Version;
        _lastRoom = room;
        _link.Want(new HearingWish(room, recording.Is, RoomShape.IsWanted(_writer.State), _epoch, _epochVersion, recording.LastEpoch > 0));
    }

    private async Task NoteProgressAsync()
    {
        var (procedure, recording) = (_writer.State.Of<ProcedureState>(), _writer.State.Of<RecordingFold>());
        try
        {
            await calendar.NoteProgressAsync(_writer.Roster.HearingId, new HearingProgress(procedure.Phase.ToString(),
                recording.OpenedWall is { } opened ? Wall.Read(opened) : null, recording.ClosedWall is { } closed ? Wall.Read(closed) : null, recording.DurationUs), CancellationToken.None);
            await epochs.NoteUnfinishedAsync(_writer.Roster.HearingId, recording.Is is not (RecordingState.Off or RecordingState.Ended), CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The log is what counts; the calendar is told again with the next change and when the hearing wakes.
            LogNoProgress(logger, _writer.Roster.HearingId, fault);
        }
    }

    private HearingReading Reading() => new(
        _writer.State, _writer.Roster.Seats.ToImmutableDictionary(seat => seat.Seat.Value, seat => _writer.HeadOf(seat)),
        Wall.Text(time.GetUtcNow()), _writer.HearingUsAt(_link.HearingUs), _link.Node);

    [LoggerMessage(Level = LogLevel.Information, Message = "Hearing {Hearing} is awake with {Events} events")]
    private static partial void LogAwake(ILogger logger, HearingId hearing, long events);

    [LoggerMessage(Level = LogLevel.Information, Message = "Hearing {Hearing}: recorder epoch {Epoch}")]
    private static partial void LogEpoch(ILogger logger, HearingId hearing, long epoch);

    [LoggerMessage(Level = LogLevel.Error, Message = "Hearing {Hearing}: events could not be stored; the hearing is folded anew from its log")]
    private static partial void LogNotStored(ILogger logger, string hearing, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hearing {Hearing}: its progress could not be noted in the calendar")]
    private static partial void LogNoProgress(ILogger logger, HearingId hearing, Exception fault);
}
