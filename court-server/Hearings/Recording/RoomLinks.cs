using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings.Recording;

/// <summary>The ties of this process's hearings to the node, closed in order when the server stops.</summary>
internal sealed class RoomLinks(IGrainFactory grains, RoomLoops loops, IServiceProvider services, TimeProvider time, ILogger<RoomLink> log) : IAsyncDisposable
{
    private readonly Dictionary<HearingId, RoomLink> _links = [];
    private readonly Lock _gate = new();

    public RoomLink Open(HearingId hearing)
    {
        lock (_gate)
        {
            if (_links.TryGetValue(hearing, out var link)) return link;
            // Listeners lie right of Hearings and ask for hearings themselves, so they are looked up late.
            return _links[hearing] = new RoomLink(hearing, grains, loops, services.GetServices<IMediaListener>(), time, log);
        }
    }

    public RoomLink? Find(HearingId hearing)
    {
        lock (_gate) return _links.GetValueOrDefault(hearing);
    }

    public async ValueTask DisposeAsync()
    {
        RoomLink[] links;
        lock (_gate)
        {
            links = [.. _links.Values];
            _links.Clear();
        }
        await Task.WhenAll(links.Select(link => link.DisposeAsync().AsTask()));
    }
}
