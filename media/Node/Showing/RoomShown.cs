using Arbitration.Media.Contract;
using Arbitration.Media.Mixing;

namespace Arbitration.Media.Node;

/// <summary>What a room shows beside its people: moves towards what the court server wants. Runs on the room's queue only.</summary>
/// <param name="post">Puts work on the room's queue.</param>
internal sealed class RoomShown(ShownFiles files, RoomReports reports, TimeProvider time, Action<string, Func<Task>> post)
{
    private readonly Dictionary<string, IShownThing> _things = [];
    private readonly HashSet<(string Source, string Sha256)> _missing = [];
    private Programme? _programme;
    private bool _detached;

    /// <summary>Adds what is new and changes what has changed. Before the scene that shows it.</summary>
    public async Task BringAsync(IReadOnlyCollection<Shown> wanted)
    {
        foreach (var one in wanted)
        {
            if (_things.TryGetValue(one.Source, out var former) && !former.Is(one)) await RemoveAsync(one.Source);
            if (!_things.ContainsKey(one.Source) && !TryOpen(one)) continue;
            _things[one.Source].Converge(one, hearingUs => _programme?.NodeUsOf(hearingUs));
        }
    }

    /// <summary>Removes what is no longer wanted, and puts the rest on the hearing time of an epoch that has just begun. After the scene.</summary>
    public async Task SettleAsync(IReadOnlyCollection<Shown> wanted)
    {
        foreach (var gone in _things.Keys.Except(wanted.Select(one => one.Source)).ToList()) await RemoveAsync(gone);
        _missing.RemoveWhere(missing => !wanted.Any(one => (one.Source, one.Sha256) == missing));
        await BringAsync(wanted);
    }

    /// <summary>Everything that is there is shown in this programme from now on.</summary>
    public void ShowIn(Programme? programme)
    {
        _programme = programme;
        Show();
    }

    /// <summary>Takes everything out of picture and sound, or back in.</summary>
    public void Detach(bool detached)
    {
        if (_detached == detached) return;
        _detached = detached;
        Show();
    }

    public Task ClearAsync() => SettleAsync([]);

    private void Show()
    {
        foreach (var thing in _things.Values) thing.ShowIn(_detached ? null : _programme);
    }

    private bool TryOpen(Shown wanted)
    {
        if (!files.Has(wanted.Sha256))
        {
            // Told once: it is looked for again at every change of the room and when a file has come.
            if (_missing.Add((wanted.Source, wanted.Sha256))) reports.Alarm("shown-missing", wanted.Source);
            return false;
        }

        _missing.Remove((wanted.Source, wanted.Sha256));
        var file = files.PathOf(wanted.Sha256);
        void Failed(string why) => reports.Alarm("shown-undecodable", $"{wanted.Source}: {why}");
        var thing = _things[wanted.Source] = wanted.Kind == Shown.Types.Kind.Clip
            ? new ShownClip(wanted, file, time, Failed)
            : new ShownPage(wanted, file, time, Failed, post);
        thing.ShowIn(_detached ? null : _programme);
        return true;
    }

    private async Task RemoveAsync(string source)
    {
        if (!_things.Remove(source, out var thing)) return;
        thing.ShowIn(null);
        await thing.DisposeAsync();
    }
}
