using System.Globalization;
using System.Net;
using System.Reflection;

namespace Arbitration.Launcher;

/// <summary>The environment that the processes are started with.</summary>
internal static class Settings
{
    public static Dictionary<string, string> OfNode(LauncherOptions options, DataFolder data) => new()
    {
        ["ARBITRATION_DATA"] = data.Path,
        ["ARBITRATION_NODE_SOCKET"] = data.NodeSocket,
        ["ARBITRATION_MEDIA_ADDRESS"] = options.Media.ToString(),
        ["DOTNET_gcServer"] = "0",
    };

    public static Dictionary<string, string> OfCourt(LauncherOptions options, TurnServer? turn, string press, DataFolder data, TimeProvider time)
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, "../../../.."));
        var settings = new Dictionary<string, string>
        {
            ["ARBITRATION_DATA"] = data.Path,
            ["ARBITRATION_NODE_SOCKET"] = data.NodeSocket,
            ["ARBITRATION_DEMO"] = options.Demo ? "1" : "0",
            ["ARBITRATION_PUBLIC_URL"] = PublicUrl(options),
            ["ARBITRATION_PRESS"] = press,
            ["ARBITRATION_CLIENT"] = Path.Combine(root, "court-client", "dist"),
            ["Kestrel__Endpoints__Http__Url"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{options.Port}"),
            ["DOTNET_gcServer"] = "0",
            // A restart in mid-hearing is waited for; profiling for a faster steady state would make it longer.
            ["DOTNET_TieredPGO"] = "0",
        };
        if (options.Listen is { } secure)
        {
            var certificate = ServerCertificate.For(Opened(options, secure), options, data, time);
            settings["Kestrel__Endpoints__Https__Url"] = $"https://{secure}";
            settings["Kestrel__Endpoints__Https__Certificate__Path"] = certificate.Certificate;
            settings["Kestrel__Endpoints__Https__Certificate__KeyPath"] = certificate.Key;
            if (options.CertificateFile is null) settings["ARBITRATION_AUTHORITY"] = LocalAuthority.CertificateFile(data.Certificates);
        }

        if (turn is not null)
        {
            settings["ARBITRATION_TURN_URLS"] = string.Join(' ', turn.Urls);
            settings["ARBITRATION_TURN_SECRET_FILE"] = turn.SecretFile;
        }

        return settings;
    }

    /// <summary>What people open: https where it is offered, since a phone gives its camera to nothing else.</summary>
    public static string PublicUrl(LauncherOptions options) =>
        options.Listen is { } secure ? $"https://{new IPEndPoint(Opened(options, secure), secure.Port)}" : string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{options.Port}");

    // Behind a router people open the router's address, which hands on to ours.
    private static IPAddress Opened(LauncherOptions options, IPEndPoint listen) =>
        MachineAddress.IsOwn(options.Media) || IPAddress.IsLoopback(listen.Address) ? listen.Address : options.Media;
}
