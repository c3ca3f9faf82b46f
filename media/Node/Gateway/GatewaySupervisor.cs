using Arbitration.Media.Janus;

namespace Arbitration.Media.Node;

/// <summary>Keeps a gateway running: finds it again, starts it, probes it each second and replaces it when it is dead or stuck.</summary>
internal sealed class GatewaySupervisor(GatewayProcess process, TimeProvider time, ILogger<GatewaySupervisor> log) : BackgroundService
{
    private static readonly TimeSpan BetweenStarts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProbeEach = TimeSpan.FromSeconds(1);
    private volatile GatewayLink? _link;

    /// <summary>Called with each gateway that came up, before <see cref="Link"/> is given to anybody else.</summary>
    public Action<GatewayLink> Up { get; set; } = static _ => { };
    public Action Down { get; set; } = static () => { };

    /// <summary>The running gateway, null while there is none.</summary>
    public GatewayLink? Link => _link;
    public string Version { get; private set; } = "";

    /// <exception cref="JanusLost">There is none at the moment.</exception>
    public GatewayLink Required => _link ?? throw new JanusLost("the gateway is down");

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var link = await ComeUpAsync(stop);
                await WatchAsync(link, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return; // the gateway stays: the next node finds it
            }
            catch (Exception failed) // whatever it was, a node without a gateway must try for another one
            {
                log.GatewayFailed(failed.Message);
            }

            if (_link is not null)
            {
                _link = null;
                Down();
                continue;
            }

            await Task.Delay(BetweenStarts, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<GatewayLink> ComeUpAsync(CancellationToken stop)
    {
        var link = await process.ReclaimAsync(stop) ?? await process.StartAsync(stop);
        Version = await link.Session.VersionAsync(stop);
        log.GatewayUp(Version, link.Reclaimed);
        _link = link;
        Up(link);
        return link;
    }

    // The probe asks the plugin, not only the core: a plugin that hangs on a lock would still answer pings. It also keeps the session alive.
    private async Task WatchAsync(GatewayLink link, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(ProbeEach, time, stop).WaitAsync(stop);
            if (process.Pid is null) throw new JanusLost("the gateway's process has ended");
            if (link.Session.Disconnected.IsCompleted)
            {
                await process.ReconnectAsync(link, stop);
                log.GatewayReconnected();
            }

            await link.Rooms.ExistsAsync("probe", stop);
            if (link.Session.HasEnded) throw new JanusLost("the gateway dropped the session");
        }
    }
}
