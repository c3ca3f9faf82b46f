using System.Collections.Immutable;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Hearings.Recording;

/// <summary>
/// The sources of a room. They stay listed while the node is away, because people go on seeing each other; a node that is back
/// names each present source, and what it does not name soon is gone.
/// </summary>
internal sealed class SourceBoard
{
    private const long NamedAgainWithinUs = 2_000_000;
    private ImmutableSortedDictionary<(string Source, int Attempt), MediaSource> _sources = ImmutableSortedDictionary<(string, int), MediaSource>.Empty;
    private HashSet<(string, int)> _unnamed = [];
    private long? _begunAt;

    public ImmutableArray<MediaSource> All => [.. _sources.Values];

    public void OnWatchBegun(long now)
    {
        _unnamed = [.. _sources.Keys];
        _begunAt = now;
    }

    /// <returns>Whether the list changed.</returns>
    public bool OnSource(SourceState state)
    {
        var key = (state.Source, state.Attempt);
        _unnamed.Remove(key);
        var before = _sources;
        _sources = state.State == SourceState.Types.State.Gone ? _sources.Remove(key) : _sources.SetItem(key, new MediaSource(
            state.Source, state.Attempt, state.Seat, KindOf(state.Source), state.HasVideo, state.HasAudio,
            state.State == SourceState.Types.State.Flowing, state.Place));
        return !before.SequenceEqual(_sources);
    }

    /// <returns>Whether the list changed.</returns>
    public bool Tick(long now)
    {
        if (_begunAt is not { } begun || now - begun < NamedAgainWithinUs) return false;
        _begunAt = null;
        if (_unnamed.Count == 0) return false;
        _sources = _sources.RemoveRange(_unnamed);
        _unnamed = [];
        return true;
    }

    private static string KindOf(string source) =>
        source.Split('/') is [_, var device, ..] && device.StartsWith("doc", StringComparison.Ordinal) ? "document" : "camera";
}
