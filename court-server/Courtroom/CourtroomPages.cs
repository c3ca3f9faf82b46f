using System.Collections.Immutable;
using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Media;
using Arbitration.Court.Shared;
using Arbitration.Court.Transcripts;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Courtroom;

/// <summary>The pages of this process that hold seats, one for each seat; what happens in a hearing goes out to them from here.</summary>
internal sealed class CourtroomPages : IHearingListener, IMediaListener
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Courtroom> _rooms = [];
    private readonly TimeProvider _time;

    public CourtroomPages(TimeProvider time, DraftBoard drafts)
    {
        _time = time;
        drafts.Changed += OnDraft;
    }

    /// <summary>Takes the seat. The page that had it goes quiet; the same tab coming back is no other page.</summary>
    public void Seat(PageConnection page, bool takeOver)
    {
        lock (_gate)
        {
            var room = Room(page.Hearing);
            if (room.Pages.TryGetValue(page.SeatId, out var holder) && holder.ConnectionId != page.ConnectionId)
            {
                if (holder.Tab != page.Tab && !takeOver) throw new RuleRefused("courtroom.second-tab");
                if (holder.Tab != page.Tab) holder.Post("Displaced");
                holder.Close(thenAbort: false);
            }
            room.Pages[page.SeatId] = page;
            room.MissingSince.Remove(page.SeatId);
            room.HeldBefore.Add(page.SeatId);
        }
    }

    public bool Holds(PageConnection page)
    {
        lock (_gate) return _rooms.GetValueOrDefault(page.Hearing)?.Pages.GetValueOrDefault(page.SeatId) == page;
    }

    /// <param name="cause">Of <see cref="Leaving"/>.</param>
    public void Leave(PageConnection page, string cause)
    {
        page.Close(thenAbort: false);
        lock (_gate)
        {
            if (!_rooms.TryGetValue(page.Hearing, out var room) || room.Pages.GetValueOrDefault(page.SeatId) != page) return;
            room.Pages.Remove(page.SeatId);
            room.Links.Forget(page.SeatId);
            room.LeftBy[page.SeatId] = cause;
        }
    }

    /// <summary>Ends whatever page holds the seat.</summary>
    public void Expel(string hearing, string seat, string code)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(hearing, out var room) || !room.Pages.Remove(seat, out var page)) return;
            page.Post("Ended", new { code });
            page.Close(thenAbort: true);
        }
    }

    /// <summary>A message for the page of one seat and nobody else; nothing when nobody holds the seat.</summary>
    public void Tell(string hearing, string seat, string method, object argument)
    {
        lock (_gate)
            if (_rooms.GetValueOrDefault(hearing)?.Pages.GetValueOrDefault(seat) is { } page) page.Post(method, argument);
    }

    /// <summary>A message without content for pages of all hearings.</summary>
    public void TellEach(Func<PageConnection, bool> whose, string method)
    {
        lock (_gate)
            foreach (var page in _rooms.Values.SelectMany(room => room.Pages.Values).Where(whose)) page.Post(method);
    }

    /// <summary>What a page says of its connection.</summary>
    public void Report(PageConnection page, LinkReport report)
    {
        lock (_gate) Room(page.Hearing).Links.Put(page.SeatId, report, _time.MonotonicUs());
    }

    /// <summary>Whether the page's person is in a private room.</summary>
    public bool IsApart(PageConnection page)
    {
        lock (_gate) return Room(page.Hearing).Reading is { } reading && WhoMaySee.PlaceOf(reading.State.Of<Separation>(), page.SeatId).Length > 0;
    }

    /// <summary>Before a draft is taken: whoever is outside while it is typed does not read it once they are in.</summary>
    public void NoteTyping(PageConnection page, string line)
    {
        lock (_gate)
            if (Room(page.Hearing).Reading is { } reading) Room(page.Hearing).Typing.Note(line, page.Roster, reading);
    }

    /// <summary>Whether a page that is in the room may be given the draft.</summary>
    public bool MayReadAlong(PageConnection page, string line)
    {
        lock (_gate) return Room(page.Hearing).Typing.MayRead(line, page.Seat);
    }

    public SpokenTime? SpokenIn(string hearing)
    {
        lock (_gate) return _rooms.GetValueOrDefault(hearing)?.Clock?.Spoken;
    }

    private RoomProof? ProofFor(PageConnection page, HearingReading reading)
    {
        lock (_gate) return Room(page.Hearing).Reception is { } seen ? RoomProof.Of(seen, reading.State.Of<Separation>(), page.SeatId) : null;
    }

    private ImmutableArray<LinkView> LinksIn(string hearing)
    {
        lock (_gate) return _rooms.GetValueOrDefault(hearing)?.Links.Read(_time.MonotonicUs()) ?? [];
    }

    /// <summary>Sums of speaking time that shall enter the log now.</summary>
    public IReadOnlyList<(string Hearing, SpokenTime Spoken)> TakeSpokenDue()
    {
        var now = _time.MonotonicUs();
        lock (_gate) return [.. _rooms.Select(room => (room.Key, Spoken: room.Value.Clock?.TakeNote(now))).Where(due => due.Spoken is not null).Select(due => (due.Key, due.Spoken!))];
    }

    public IReadOnlyList<string> HearingsWithPages()
    {
        lock (_gate) return [.. _rooms.Where(room => room.Value.Pages.Count > 0).Select(room => room.Key)];
    }

    /// <summary>Seats that the log calls present although no page has held them for longer than the grace.</summary>
    /// <param name="grace">For a seat that a page of this process has held.</param>
    /// <param name="graceOfUnseen">For one that none has held since the process began.</param>
    public IReadOnlyList<(string Hearing, string Seat, string Cause)> Missing(TimeSpan grace, TimeSpan graceOfUnseen)
    {
        var now = _time.MonotonicUs();
        lock (_gate)
        {
            foreach (var room in _rooms.Values)
                foreach (var seat in room.Present.Where(seat => !room.Pages.ContainsKey(seat))) room.MissingSince.TryAdd(seat, now);
            return [.. from room in _rooms from missing in room.Value.MissingSince
                       let allowed = room.Value.HeldBefore.Contains(missing.Key) ? grace : graceOfUnseen
                       where room.Value.Present.Contains(missing.Key) && now - missing.Value > allowed.TotalMicroseconds
                       select (room.Key, missing.Key, room.Value.LeftBy.GetValueOrDefault(missing.Key, Leaving.ConnectionLost))];
        }
    }

    public void Beat(string hearing, HearingReading reading)
    {
        BeatEach(hearing, Note(hearing, reading), reading);
        TellSourcesIfSightChanged(hearing);
    }

    public void OnAwake(HearingRoster roster, HearingReading reading) => BeatEach(roster.HearingId.Value, Note(roster.HearingId.Value, reading), reading);

    public void OnHappened(HearingNews news)
    {
        var pages = Note(news.Hearing, news.Reading).ToDictionary(page => page.SeatId);
        Know(news.Roster, pages.Values);
        foreach (var (seat, numbered) in news.Pushes)
            if (pages.TryGetValue(seat, out var page)) page.Post("Pushed", numbered);
        TellSourcesIfSightChanged(news.Hearing);
        BeatEach(news.Hearing, [.. pages.Values.Where(page => OfferTo(page, news.Reading) != page.LastOffer)], news.Reading);
    }

    private void Know(HearingRoster roster, IEnumerable<PageConnection> pages)
    {
        foreach (var page in pages) page.Roster = roster;
        lock (_gate) Room(roster.HearingId.Value).Clock?.Roster = roster;
    }

    public void OnSources(string hearing, ImmutableArray<MediaSource> sources) => Each(hearing, (page, room) =>
    {
        room.Sources = sources;
        if (room.Reading is { } reading) page.Post("SourcesChanged", SnapshotWriter.SourcesFor(reading, page.Roster, page.Seat, sources));
    });

    public void OnSpeaking(string hearing, ImmutableArray<string> seats)
    {
        lock (_gate) _rooms.GetValueOrDefault(hearing)?.Clock?.OnSpeaking(seats, _time.MonotonicUs());
        Each(hearing, (page, room) =>
        {
            if (room.Reading is { } reading && SnapshotWriter.IsInRoom(reading, page.Seat)) page.Post("Speaking", new { seats });
        });
    }

    public void OnReception(string hearing, Reception reception)
    {
        lock (_gate) Room(hearing).Reception = new SeenReception(reception, Wall.Text(_time.GetUtcNow()));
    }

    // The next heartbeat is made from a new reading; the loop that makes them looks here.
    public void OnConditions(string hearing)
    {
        lock (_gate) Room(hearing).IsDue = true;
    }

    public bool TakeDue(string hearing)
    {
        lock (_gate)
        {
            var room = Room(hearing);
            (var due, room.IsDue) = (room.IsDue, false);
            return due;
        }
    }

    private void OnDraft(string hearing, Draft draft) => Each(hearing, (page, room) =>
    {
        if (room.Reading is { } reading && SnapshotWriter.IsInRoom(reading, page.Seat) && room.Typing.MayRead(draft.Line, page.Seat)) page.Post("DraftChanged", draft);
    });

    // A witness who is called sees the sources that were there before; nothing else would tell of them. After the event itself, so that
    // a page that goes apart knows it when its own source is no longer listed.
    private void TellSourcesIfSightChanged(string hearing)
    {
        lock (_gate)
        {
            var room = Room(hearing);
            if (!room.SightChanged || room.Reading is not { } reading) return;
            room.SightChanged = false;
            foreach (var page in room.Pages.Values) page.Post("SourcesChanged", SnapshotWriter.SourcesFor(reading, page.Roster, page.Seat, room.Sources));
        }
    }

    private PageConnection[] Note(string hearing, HearingReading reading)
    {
        lock (_gate)
        {
            var room = Room(hearing);
            room.SightChanged |= room.Reading is { } before
                && (before.State.Of<Sight>() != reading.State.Of<Sight>() || before.State.Of<Separation>() != reading.State.Of<Separation>());
            room.Reading = reading;
            if (room.Clock is null && room.Pages.Values.FirstOrDefault() is { } any) room.Clock = new SpeakingClock(any.Roster, reading.State.Of<SpokenTime>());
            room.Clock?.OnPhase(reading.State.Of<ProcedureState>().Phase, _time.MonotonicUs());
            room.Present = reading.State.Of<AttendanceState>().Present;
            foreach (var seat in room.MissingSince.Keys.Where(seat => !room.Present.Contains(seat)).ToArray()) room.MissingSince.Remove(seat);
            return [.. room.Pages.Values];
        }
    }

    private void BeatEach(string hearing, PageConnection[] pages, HearingReading reading)
    {
        if (pages.Length == 0) return;
        var (spoken, links) = (SpokenIn(hearing), LinksIn(hearing));
        foreach (var page in pages)
        {
            page.LastOffer = OfferTo(page, reading);
            page.Post("Heartbeat", SnapshotWriter.Heartbeat(reading, page.Roster, page.Seat, spoken, links, ProofFor(page, reading)));
        }
    }

    private static string OfferTo(PageConnection page, HearingReading reading) => JsonSerializer.Serialize(SnapshotWriter.Offer(reading, page.Roster, page.Seat), CourtJson.Options);

    private void Each(string hearing, Action<PageConnection, Courtroom> tell)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(hearing, out var room)) return;
            foreach (var page in room.Pages.Values) tell(page, room);
        }
    }

    private Courtroom Room(string hearing)
    {
        if (_rooms.TryGetValue(hearing, out var room)) return room;
        return _rooms[hearing] = new Courtroom();
    }

    private sealed class Courtroom
    {
        public Dictionary<string, PageConnection> Pages { get; } = [];
        public Dictionary<string, long> MissingSince { get; } = [];
        public HashSet<string> HeldBefore { get; } = [];
        public Dictionary<string, string> LeftBy { get; } = [];
        public LinkBoard Links { get; } = new();
        public TypingBoard Typing { get; } = new();
        public ImmutableHashSet<string> Present { get; set; } = ImmutableHashSet<string>.Empty;
        public ImmutableArray<MediaSource> Sources { get; set; } = [];
        public HearingReading? Reading { get; set; }
        public SpeakingClock? Clock { get; set; }
        public SeenReception? Reception { get; set; }
        public bool IsDue { get; set; }
        public bool SightChanged { get; set; }
    }
}
