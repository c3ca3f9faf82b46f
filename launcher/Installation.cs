using System.Net.Sockets;
using System.Net;
using System.Reflection;

namespace Arbitration.Launcher;

/// <summary>A court server and a media node side by side on this machine, from start to stop.</summary>
internal static class Installation
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(LauncherOptions options, TimeProvider time, CancellationToken stop)
    {
        using var data = DataFolder.Open(options.Data);
        await data.EndLeftoversAsync(time);
        RequireFree(new IPEndPoint(IPAddress.Loopback, options.Port), "--port");
        if (options.Listen is { } secure) RequireFree(secure, "--listen");
        if (options.Turn is { } relay)
        {
            RequireFree(new IPEndPoint(relay.Inside, relay.Port), "--turn-port or --turn-address");
            RequireFree(new IPEndPoint(relay.Inside, relay.TlsPort), "--turn-tls-port or --turn-address");
        }

        var turn = options.Turn is { } asked ? new TurnServer(asked, ServerCertificate.For(asked.Public, options, data, time), data) : null;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var programs = Programs(options, turn, data, time).ToList();
        var children = Task.WhenAll(programs.Select(program => new Child(program, data, time).SuperviseAsync(ending.Token)));
        try
        {
            if (await IsReadyAsync(options, time, ending.Token))
                await Welcome.PrintAsync(options, turn, data, Console.Out);
            else if (!stop.IsCancellationRequested)
                throw new LauncherRefused($"The court server did not answer within {StartLimit.TotalSeconds:0} s; see {data.Log("court-server")}.");
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            await ending.CancelAsync();
            await children;
            await EndGatewayAsync(data, time);
        }

        return 0;
    }

    // A late picture is lost for the record, and everybody waits for a court server that starts: both go before whatever else runs here.
    private static IEnumerable<ChildProgram> Programs(LauncherOptions options, TurnServer? turn, DataFolder data, TimeProvider time)
    {
        if (turn is not null) yield return turn.Prepare();
        yield return ChildProgram.OfAssembly("media-node", Assembly("media/Node", "Arbitration.Media.Node"), -10, Settings.OfNode(options, data));
        yield return ChildProgram.OfAssembly("court-server", Assembly("court-server", "Arbitration.Court"), -5, Settings.OfCourt(options, turn, Assembly("evidence-press", "Arbitration.Press"), data, time));
    }

    /// <summary>The gateway outlives its node on purpose, so whoever stops the whole installation ends it.</summary>
    private static async Task EndGatewayAsync(DataFolder data, TimeProvider time)
    {
        if (GatewayMark.Load(data.Gateway) is { } gateway) await gateway.EndAsync(TimeSpan.FromSeconds(3), time);
    }

    private static async Task<bool> IsReadyAsync(LauncherOptions options, TimeProvider time, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var began = time.GetTimestamp();
        while (!stop.IsCancellationRequested && time.GetElapsedTime(began) < StartLimit)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{options.Port}/api/health"), stop);
                if (answer.IsSuccessStatusCode) return true;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
            {
                // Not listening yet; the limit above decides.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    private static void RequireFree(IPEndPoint endpoint, string option)
    {
        try
        {
            using var probe = new TcpListener(endpoint);
            probe.Start();
        }
        catch (SocketException taken)
        {
            throw new LauncherRefused($"Cannot listen on {endpoint} ({taken.SocketErrorCode}); choose another with {option}.");
        }
    }

    /// <summary>The siblings are built beside this one: {root}/launcher/bin/Release/net10.0 and the same below their own folders.</summary>
    private static string Assembly(string folder, string name)
    {
        var here = Path.GetDirectoryName(System.Reflection.Assembly.GetExecutingAssembly().Location)!;
        var root = Path.GetFullPath(Path.Combine(here, "../../../.."));
        var output = Path.GetRelativePath(Path.Combine(root, "launcher"), here);
        return Path.Combine(root, folder, output, $"{name}.dll");
    }
}
