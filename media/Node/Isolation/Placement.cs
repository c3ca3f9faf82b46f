using Arbitration.Media.Contract;

namespace Arbitration.Media.Node;

/// <summary>Who may publish where and who may receive whom in one room, from its desired state. Who is not named there may nothing.</summary>
internal sealed class Placement
{
    private readonly Dictionary<string, string> _places;
    private readonly List<Screen> _screens;

    private Placement(Dictionary<string, string> places, List<Screen> screens) => (_places, _screens) = (places, screens);

    public static Placement Nobody { get; } = new([], []);

    /// <summary>Somebody is apart from others, so that it matters who receives whom.</summary>
    public bool Separates => _screens.Count > 0 || _places.Values.Any(place => place.Length > 0);

    /// <summary>The hearing, "", and every place apart that somebody is in.</summary>
    public IEnumerable<string> Places => _places.Values.Append("").Distinct();

    public static Placement Of(Room room) =>
        new(room.Seats.DistinctBy(seat => seat.Seat_).ToDictionary(seat => seat.Seat_, seat => seat.Place), [.. room.Screens]);

    /// <summary>The place in which a seat, wherever it is, may receive itself: for a test of its devices.</summary>
    public static bool IsOwn(string seat, string place) => place == $"test-{seat}";

    public bool MayPublish(string seat, string place) => IsOwn(seat, place) || IsIn(seat, place);

    public Reach ReachOf(string viewer, string seat, string place)
    {
        if (IsOwn(viewer, place)) return viewer == seat ? Reach.Everything : Reach.Nothing;
        if (!IsIn(viewer, place) || !IsIn(seat, place)) return Reach.Nothing;
        var between = _screens.Where(screen => (screen.Seat == viewer && screen.Other == seat) || (screen.Seat == seat && screen.Other == viewer)).ToList();
        return new Reach(between.TrueForAll(screen => !screen.Sound), between.TrueForAll(screen => !screen.Picture));
    }

    private bool IsIn(string seat, string place) => _places.TryGetValue(seat, out var at) && at == place;
}

/// <summary>What of a source a viewer may receive.</summary>
internal readonly record struct Reach(bool Sound, bool Picture)
{
    public static Reach Nothing { get; } = new(false, false);
    public static Reach Everything { get; } = new(true, true);
}
