using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Arbitration.Media.Janus;

/// <summary>The gateway's process: found again after a restart of the node, or started anew.</summary>
public sealed class GatewayProcess(GatewayOptions options, TimeProvider time)
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(8);
    private readonly GatewayConfiguration _configuration = new(options);

    private string MarkFile => Path.Combine(options.Folder, "gateway.json");

    public int? Pid => GatewayMark.Load(MarkFile) is { IsAlive: true } mark ? mark.Pid : null;

    /// <summary>The running gateway with its session, if it is ours and still holds it; null when it has to be started anew.</summary>
    public async Task<GatewayLink?> ReclaimAsync(CancellationToken cancel)
    {
        if (GatewayMark.Load(MarkFile) is not { IsAlive: true, Session: not 0, MonitorPort: not 0 } mark) return null;
        try
        {
            var secrets = _configuration.ReadSecrets();
            var connection = await JanusConnection.ConnectAsync(Address(mark.Port), secrets.Api, options.RequestLimit, time, cancel);
            var session = await JanusSession.ClaimAsync(connection, mark.Session, cancel);
            var control = session.Adopt(mark.Control, static _ => { });
            return new GatewayLink(session, new VideoRooms(control, secrets.Admin), MonitorOf(mark, secrets), Reclaimed: true);
        }
        catch (Exception failed) when (failed is JanusException or IOException)
        {
            return null;
        }
    }

    /// <summary>Ends what is left of an earlier gateway and starts a new one. <see cref="JanusLost"/> when it does not come up.</summary>
    public async Task<GatewayLink> StartAsync(CancellationToken cancel)
    {
        await EndAsync(cancel);
        var (port, monitorPort) = (FreePort(), FreePort());
        var secrets = _configuration.Write(port, monitorPort);
        var mark = Launch(port, monitorPort);
        mark.Save(MarkFile);
        var connection = await ConnectToAsync(mark, secrets, cancel);
        var session = await JanusSession.CreateAsync(connection, cancel);
        var control = await session.AttachAsync(VideoRooms.Plugin, static _ => { }, cancel);
        (mark with { Session = session.Id, Control = control.Id }).Save(MarkFile);
        return new GatewayLink(session, new VideoRooms(control, secrets.Admin), MonitorOf(mark, secrets), Reclaimed: false);
    }

    /// <summary>A new socket to the same gateway and the same session. <see cref="JanusException"/> when that is not to be had.</summary>
    public async Task ReconnectAsync(GatewayLink link, CancellationToken cancel)
    {
        if (GatewayMark.Load(MarkFile) is not { IsAlive: true } mark) throw new JanusLost("the gateway's process has ended");
        var secrets = _configuration.ReadSecrets();
        await link.Session.ReconnectAsync(await JanusConnection.ConnectAsync(Address(mark.Port), secrets.Api, options.RequestLimit, time, cancel), cancel);
    }

    public async Task EndAsync(CancellationToken cancel)
    {
        if (GatewayMark.Load(MarkFile) is { } mark) await mark.KillAsync(time, cancel);
    }

    // A session of its own (setsid) and no pipe to us: neither our death nor our terminal's ends it.
    private GatewayMark Launch(int port, int monitorPort)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, WorkingDirectory = _configuration.Folder };
        foreach (var argument in (string[])["-c", "exec setsid \"$0\" \"$@\" </dev/null >/dev/null 2>&1", options.Executable, "-F", _configuration.Folder, "-C", Path.Combine(_configuration.Folder, "janus.jcfg")])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new JanusLost("the gateway could not be started");
        return new GatewayMark(process.Id, GatewayMark.StartTicksOf(process.Id) ?? throw new JanusLost("the gateway ended at once"), port, monitorPort, 0, 0);
    }

    private GatewayMonitor MonitorOf(GatewayMark mark, GatewaySecrets secrets) => new(Address(mark.MonitorPort), secrets.Monitor, options.RequestLimit, time);

    private async Task<JanusConnection> ConnectToAsync(GatewayMark mark, GatewaySecrets secrets, CancellationToken cancel)
    {
        for (var started = time.GetTimestamp(); ;)
        {
            try
            {
                return await JanusConnection.ConnectAsync(Address(mark.Port), secrets.Api, options.RequestLimit, time, cancel);
            }
            catch (JanusLost) when (mark.IsAlive && time.GetElapsedTime(started) < StartLimit)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancel);
            }
        }
    }

    private static Uri Address(int port) => new($"ws://127.0.0.1:{port}/");

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
