using System.Globalization;
using System.Net;

namespace Arbitration.Launcher;

/// <summary>What <c>./run</c> was asked for on its command line.</summary>
internal sealed record LauncherOptions
{
    /// <summary>Everything that is kept: database, files, certificates, logs.</summary>
    public required string Data { get; init; }

    /// <summary>Port of plain http, which only 127.0.0.1 serves. 1–65535.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Where https listens; null when it was switched off with <c>--listen off</c>.</summary>
    public IPEndPoint? Listen { get; init; }

    /// <summary>The address at which browsers reach the gateway's media.</summary>
    public required IPAddress Media { get; init; }

    /// <summary>The TURN server to start; null without one.</summary>
    public TurnOptions? Turn { get; init; }

    public string? CertificateFile { get; init; }
    public string? KeyFile { get; init; }
    public bool Demo { get; init; } = true;

    private const int DefaultHttpsPort = 8443;
    private static readonly string[] WithValue =
        ["--data", "--port", "--listen", "--address", "--cert", "--key", "--turn", "--turn-port", "--turn-tls-port", "--turn-address", "--turn-name"];

    public static LauncherOptions Parse(IReadOnlyList<string> args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < args.Count; at++)
        {
            if (args[at] is "--no-demo") given[args[at]] = "";
            else if (!WithValue.Contains(args[at]))
                throw new LauncherRefused($"Unknown option {args[at]}; ./run --help lists them.");
            else if (at + 1 == args.Count) throw new LauncherRefused($"{args[at]} needs a value.");
            else given[args[at]] = args[++at];
        }

        if (given.ContainsKey("--cert") != given.ContainsKey("--key"))
            throw new LauncherRefused("--cert and --key belong together.");
        var media = given.TryGetValue("--address", out var address) ? Address(address, "--address") : MachineAddress.Find();
        // Behind a router the public address is the router's, and this machine listens on its own.
        var inside = MachineAddress.IsOwn(media) ? media : MachineAddress.Find();
        return new LauncherOptions
        {
            Data = Path.GetFullPath(given.GetValueOrDefault("--data", "data")),
            Port = given.TryGetValue("--port", out var port) ? PortNumber(port, "--port") : 8080,
            Media = media,
            Listen = Endpoint(given.GetValueOrDefault("--listen"), inside),
            Turn = TurnServer(given, media, inside),
            CertificateFile = Existing(given.GetValueOrDefault("--cert")),
            KeyFile = Existing(given.GetValueOrDefault("--key")),
            Demo = !given.ContainsKey("--no-demo"),
        };
    }

    private static IPEndPoint? Endpoint(string? listen, IPAddress machine)
    {
        if (listen is null) return new IPEndPoint(machine, DefaultHttpsPort);
        if (listen == "off") return null;
        var colon = listen.LastIndexOf(':');
        return colon < 0
            ? new IPEndPoint(Address(listen, "--listen"), DefaultHttpsPort)
            : new IPEndPoint(Address(listen[..colon], "--listen"), PortNumber(listen[(colon + 1)..], "--listen"));
    }

    private static TurnOptions? TurnServer(Dictionary<string, string> given, IPAddress media, IPAddress inside)
    {
        int Port(string option, int usual) => given.TryGetValue(option, out var text) ? PortNumber(text, option) : usual;
        var turn = new TurnOptions(media, given.TryGetValue("--turn-address", out var own) ? Address(own, "--turn-address") : inside,
            Port("--turn-port", TurnOptions.DefaultPort), Port("--turn-tls-port", TurnOptions.DefaultTlsPort), given.GetValueOrDefault("--turn-name"));
        if (turn.TlsName is { } name && Uri.CheckHostName(name) == UriHostNameType.Unknown) throw new LauncherRefused($"--turn-name: {name} is no name of a host.");
        if (turn.Port == turn.TlsPort) throw new LauncherRefused("--turn-port and --turn-tls-port must be two different ports.");
        return given.GetValueOrDefault("--turn", "auto") switch
        {
            "on" => turn,
            "off" => null,
            "auto" => PublicAddress.Is(media) ? turn : null,
            var other => throw new LauncherRefused($"--turn: {other} is not one of on, off, auto."),
        };
    }

    private static IPAddress Address(string text, string option) =>
        IPAddress.TryParse(text, out var address) ? address : throw new LauncherRefused($"{option}: {text} is not an IP address.");

    private static int PortNumber(string text, string option) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw new LauncherRefused($"{option}: {text} is not a port (1 to 65535).");

    private static string? Existing(string? file) =>
        file is null || File.Exists(file) ? file : throw new LauncherRefused($"There is no file {file}.");
}
