using System.Globalization;
using System.Security.Cryptography;

namespace Arbitration.Launcher;

/// <summary>Debian's coturn as a child: configuration and secret are written anew into the data folder for each start of the installation.</summary>
internal sealed class TurnServer(TurnOptions options, ServerCertificate certificate, DataFolder data)
{
    public const string Package = "coturn";
    private const string Executable = "/usr/bin/turnserver";
    private const string Realm = "arbitration";

    // Beside the gateway's 20000-20999. Only the gateway's own machine sends there, so no firewall has to open them.
    private const string FirstRelayPort = "21000", LastRelayPort = "24999";

    // A page with nineteen others holds twenty connections, each with a relay for every way (UDP, TCP, TLS) on every network of a telephone (Wi-Fi, mobile
    // data), and for ten minutes as many again after it was torn off.
    internal const int MostRelaysOfSeat = 240;
    private const int MostRelays = 4000;

    public string SecretFile => Path.Combine(data.Turn, "secret");
    private string ConfigurationFile => Path.Combine(data.Turn, "turnserver.conf");

    /// <summary>What browsers are told, one URL (RFC 7065) for each way.</summary>
    public IReadOnlyList<string> Urls
    {
        get
        {
            var address = ServerCertificate.Bracketed(options.Public);
            var (port, tlsPort) = (Text(options.Port), Text(options.TlsPort));
            return [$"turn:{address}:{port}?transport=udp", $"turn:{address}:{port}?transport=tcp", $"turns:{TlsHost}:{tlsPort}?transport=tcp"];
        }
    }

    private string TlsHost => options.TlsName ?? certificate.Host
        ?? throw new LauncherRefused($"The certificate of --cert is good neither for {options.Public} nor for a single name; say with --turn-name by which name browsers reach this machine.");

    /// <exception cref="LauncherRefused">coturn is not installed, or nobody knows its name.</exception>
    public ChildProgram Prepare()
    {
        if (!File.Exists(Executable))
            throw new LauncherRefused("--turn needs Debian's coturn. As root: ln -sf /dev/null /etc/systemd/system/coturn.service; apt-get install coturn");
        Directory.CreateDirectory(data.Turn, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var secret = RandomNumberGenerator.GetHexString(64, lowercase: true);
        OwnerOnlyFile.Write(SecretFile, secret);
        OwnerOnlyFile.Write(ConfigurationFile, Configuration(secret));
        // A late packet is a late picture, as in the media node.
        return new ChildProgram("turn", [Executable, "-c", ConfigurationFile], data.Turn, -10, new Dictionary<string, string>());
    }

    // It relays to the gateway and to nothing else, listens where it was told and nowhere else, and keeps nothing: users are not stored
    // (:memory:), since a name and password that the court server made are checked by the secret alone.
    private string Configuration(string secret) => string.Join('\n',
    [
        $"listening-ip={options.Inside}", $"relay-ip={options.Inside}", .. ExternalAddress,
        $"listening-port={Text(options.Port)}", $"tls-listening-port={Text(options.TlsPort)}", $"min-port={FirstRelayPort}", $"max-port={LastRelayPort}",
        $"cert={certificate.Certificate}", $"pkey={certificate.Key}", "no-tlsv1", "no-tlsv1_1", "no-dtls",
        "use-auth-secret", $"static-auth-secret={secret}", $"realm={Realm}", "stale-nonce=600", "fingerprint",
        $"user-quota={Text(MostRelaysOfSeat)}", $"total-quota={Text(MostRelays)}", "userdb=:memory:", "no-auth-pings", "no-dynamic-ip-list", "no-dynamic-realms",
        "denied-peer-ip=0.0.0.0-255.255.255.255", "denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", $"allowed-peer-ip={options.Inside}",
        "no-multicast-peers", "no-tcp-relay", "no-cli", "no-rfc5780", "no-stun-backward-compatibility", "response-origin-only-with-rfc5780", "no-software-attribute",
        $"pidfile={Path.Combine(data.Turn, "turnserver.pid")}", "log-file=stdout", "simple-log", "new-log-timestamp", .. LesserUser, "",
    ]);

    // coturn also translates back: a peer at the public address is the gateway behind the router, and no packet has to turn round in the router.
    private string[] ExternalAddress => options.IsBehindRouter ? [$"external-ip={options.Public}/{options.Inside}"] : [];

    // The package's own user; taken once certificate and ports are open.
    private static string[] LesserUser => Environment.IsPrivilegedProcess ? ["proc-user=turnserver", "proc-group=turnserver"] : [];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
