using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;

namespace Arbitration.Court.Courtroom;

/// <summary>
/// What clerk and arbitrators write to each other, and the clerk to one person, during a sitting. It is no part of the record: it
/// is held in memory only, goes to the pages of those seats only, and is gone with the sitting or with a restart of the server.
/// </summary>
internal sealed class ChatBoard(CourtroomPages pages, IGrainFactory grains, TimeProvider time) : IHearingListener
{
    // The oldest go first; nobody reads back further in a sitting.
    private const int MostMessages = 200;
    private const int MostNotes = 20;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Talk> _talks = [];

    public async Task<object> WriteAsync(PageConnection page, string id, string? text)
    {
        ChatRules.RequireToTribunal(page.Seat, await PhaseAsync(page), text);
        var message = new ChatMessage($"{page.SeatId}-{id}", page.SeatId, Wall.Text(time.GetUtcNow()), text!.Trim());
        lock (_gate)
        {
            // The same call again, after its answer was lost, changes nothing.
            if (!Of(page.Hearing).Messages.Add(message.Id, message, MostMessages)) return Done;
        }
        foreach (var seat in page.Roster.Seats.Where(TribunalRules.IsOf)) pages.Tell(page.Hearing, seat.Seat.Value, "ChatWritten", message);
        return Done;
    }

    public async Task<object> NoteAsync(PageConnection page, string id, string seat, string? text)
    {
        ChatRules.RequireToPerson(page.Seat, seat, page.Roster, await PhaseAsync(page), text);
        var note = new PersonalNote($"{page.SeatId}-{id}", seat, Wall.Text(time.GetUtcNow()), text!.Trim());
        lock (_gate)
        {
            if (!Of(page.Hearing).NotesOf(seat).Add(note.Id, note, MostNotes)) return Done;
        }
        pages.Tell(page.Hearing, seat, "NoteShown", note);
        return Done;
    }

    public object Dismiss(PageConnection page, string note)
    {
        lock (_gate) Of(page.Hearing).NotesOf(page.SeatId).Hide(note);
        return Done;
    }

    /// <summary>What a page that enters is given; null for whoever is not of the tribunal.</summary>
    public IReadOnlyList<ChatMessage>? MessagesFor(string hearing, RosterSeat seat)
    {
        if (!TribunalRules.IsOf(seat)) return null;
        lock (_gate) return Of(hearing).Messages.Shown;
    }

    public IReadOnlyList<PersonalNote> NotesFor(string hearing, RosterSeat seat)
    {
        lock (_gate) return Of(hearing).NotesOf(seat.Seat.Value).Shown;
    }

    public void OnAwake(HearingRoster roster, HearingReading reading) { /* nothing of it outlives the process */ }

    public void OnHappened(HearingNews news)
    {
        if (!FloorTable.IsFinal(news.Reading.State.Of<ProcedureState>().Phase)) return;
        lock (_gate) _talks.Remove(news.Hearing);
    }

    // Commands answer with a number of the log; here there is none.
    private static object Done => new { seq = 0 };

    private async Task<HearingPhase> PhaseAsync(PageConnection page) =>
        (await grains.GetGrain<IHearingGrain>(page.Hearing).Read()).State.Of<ProcedureState>().Phase;

    private Talk Of(string hearing) => _talks.TryGetValue(hearing, out var talk) ? talk : _talks[hearing] = new Talk();

    private sealed class Talk
    {
        private readonly Dictionary<string, Kept<PersonalNote>> _notes = [];
        public Kept<ChatMessage> Messages { get; } = new();
        public Kept<PersonalNote> NotesOf(string seat) => _notes.TryGetValue(seat, out var notes) ? notes : _notes[seat] = new();
    }

    /// <summary>A bounded list that knows each id once.</summary>
    private sealed class Kept<T>
    {
        private readonly List<(string Id, T What, bool IsHidden)> _all = [];
        public IReadOnlyList<T> Shown => [.. _all.Where(one => !one.IsHidden).Select(one => one.What)];

        public bool Add(string id, T what, int most)
        {
            if (_all.Exists(one => one.Id == id)) return false;
            _all.Add((id, what, false));
            if (_all.Count > most) _all.RemoveAt(0);
            return true;
        }

        public void Hide(string id)
        {
            var at = _all.FindIndex(one => one.Id == id);
            if (at >= 0) _all[at] = _all[at] with { IsHidden = true };
        }
    }
}
