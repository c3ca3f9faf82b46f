using System.Collections.Immutable;
using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Courtroom.WallScreens;

/// <summary>The connected pages of wall screens; how the hearings stand that they show goes out to them from here.</summary>
internal sealed class WallPages(WallCodes codes, RoomLinks links) : IHearingListener, IMediaListener
{
    private const int MostPages = 400, MostOfOne = 3;
    private readonly Lock _gate = new();
    private readonly List<WallPage> _pages = [];
    private readonly Dictionary<string, WallRoom> _rooms = [];

    /// <summary>A page connects; until it is told whose hearing it shows, it waits.</summary>
    public void Add(WallPage page)
    {
        lock (_gate)
        {
            if (_pages.Count >= MostPages) throw new RuleRefused("wall.too-many-waiting");
            _pages.Add(page);
            // The same screen in further windows; an old connection that is only half gone is the usual one.
            foreach (var oldest in _pages.Where(one => one.Screen == page.Screen).SkipLast(MostOfOne).ToList()) oldest.End();
        }
    }

    public void Remove(WallPage page)
    {
        lock (_gate)
        {
            _pages.Remove(page);
            if (!_pages.Exists(one => one.Screen == page.Screen)) codes.Forget(page.Secret);
            Tidy();
        }
    }

    /// <summary>The page shows the hearing, if that still knows its screen; else it waits.</summary>
    public void Place(WallPage page, HearingRoster? roster, HearingReading? reading)
    {
        lock (_gate)
        {
            if (roster is not null && reading is not null && IsPaired(reading, page.Screen)) Show(page, Note(roster, reading));
            else Wait(page);
        }
    }

    /// <summary>What the page's screen may see now, for who asks on its behalf; null: it waits.</summary>
    public WallRoom? RoomOf(WallPage page)
    {
        lock (_gate) return page.Hearing is { } hearing ? _rooms.GetValueOrDefault(hearing) : null;
    }

    /// <summary>The room that the screen shows, whichever of its pages asks; null: it waits, or no page of it is connected.</summary>
    public WallRoom? RoomOf(WallSecret secret)
    {
        lock (_gate) return _pages.FirstOrDefault(page => page.Secret == secret && page.Hearing is not null) is { } page ? _rooms.GetValueOrDefault(page.Hearing!) : null;
    }

    public bool IsConnected(string screen)
    {
        lock (_gate) return _pages.Exists(page => page.Screen == screen);
    }

    public IReadOnlyList<string> Hearings
    {
        get { lock (_gate) return [.. _rooms.Keys]; }
    }

    /// <summary>A fresh reading: shown where something changed beside the log, and vouched for.</summary>
    public void Beat(string hearing, HearingReading reading)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(hearing, out var room)) return;
            Note(room.Roster, reading);
            foreach (var page in Of(hearing))
            {
                if (IsPaired(reading, page.Screen)) Show(page, _rooms[hearing]);
                else Wait(page);
                page.Beat(reading.Wall, reading.HearingUs);
            }
            Tidy();
        }
    }

    /// <summary>Screens without a hearing: their code, anew when it is old.</summary>
    public void BeatWaiting(string wall)
    {
        lock (_gate)
            foreach (var page in _pages.Where(page => page.Hearing is null))
            {
                Wait(page);
                page.Beat(wall, null);
            }
    }

    public void OnAwake(HearingRoster roster, HearingReading reading) => Tell(roster, reading);

    public void OnHappened(HearingNews news)
    {
        lock (_gate)
        {
            foreach (var paired in news.Events.Select(e => e.Event).OfType<WallPaired>())
                foreach (var page in _pages.Where(page => page.Screen == paired.Screen)) page.Hearing = news.Hearing;
            Tell(news.Roster, news.Reading);
        }
    }

    public void OnSources(string hearing, ImmutableArray<MediaSource> sources) => Change(hearing, room => room with { Sources = sources });

    public void OnSpeaking(string hearing, ImmutableArray<string> seats) => Change(hearing, room => room.Speaking.SequenceEqual(seats) ? room : room with { Speaking = seats });

    public void OnReception(string hearing, Reception reception) { }

    public void OnConditions(string hearing) { }

    private void Tell(HearingRoster roster, HearingReading reading)
    {
        lock (_gate)
        {
            var pages = Of(roster.HearingId.Value).ToList();
            if (pages.Count == 0) return;
            var room = Note(roster, reading);
            foreach (var page in pages)
                if (IsPaired(reading, page.Screen)) Show(page, room);
                else Wait(page);
            Tidy();
        }
    }

    private void Change(string hearing, Func<WallRoom, WallRoom> change)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(hearing, out var room)) return;
            var changed = change(room);
            if (ReferenceEquals(changed, room)) return;
            _rooms[hearing] = room = changed;
            foreach (var page in Of(hearing)) Show(page, room);
        }
    }

    private WallRoom Note(HearingRoster roster, HearingReading reading)
    {
        var known = _rooms.GetValueOrDefault(roster.HearingId.Value) ?? new WallRoom(roster, reading, links.Find(roster.HearingId)?.Sources ?? [], []);
        return _rooms[roster.HearingId.Value] = known with { Roster = roster, Reading = reading };
    }

    private static void Show(WallPage page, WallRoom room)
    {
        page.Hearing = room.Roster.HearingId.Value;
        page.Show(WallView.Of(page.Screen, room));
    }

    private void Wait(WallPage page)
    {
        page.Hearing = null;
        page.Show(WallView.Waiting(codes.CodeOf(page.Secret)));
    }

    private IEnumerable<WallPage> Of(string hearing) => _pages.Where(page => page.Hearing == hearing).ToList();

    private static bool IsPaired(HearingReading reading, string screen) => reading.State.Of<WallState>().Screens.ContainsKey(screen);

    private void Tidy()
    {
        foreach (var unseen in _rooms.Keys.Where(hearing => !_pages.Exists(page => page.Hearing == hearing)).ToList()) _rooms.Remove(unseen);
    }
}
