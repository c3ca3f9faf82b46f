using System.Globalization;
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

    public static Dictionary<string, string> OfCourt(LauncherOptions options, DataFolder data, TimeProvider time)
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, "../../../.."));
        var settings = new Dictionary<string, string>
        {
            ["ARBITRATION_DATA"] = data.Path,
            ["ARBITRATION_NODE_SOCKET"] = data.NodeSocket,
            ["ARBITRATION_DEMO"] = options.Demo ? "1" : "0",
            ["ARBITRATION_PUBLIC_URL"] = PublicUrl(options),
            ["ARBITRATION_CLIENT"] = Path.Combine(root, "court-client", "dist"),
            ["Kestrel__Endpoints__Http__Url"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{options.Port}"),
            ["DOTNET_gcServer"] = "0",
            // A restart in mid-hearing is waited for; profiling for a faster steady state would make it longer.
            ["DOTNET_TieredPGO"] = "0",
        };
        if (options.Listen is { } secure)
        {
            var (certificate, key) = options is { CertificateFile: { } own, KeyFile: { } ownKey }
                ? (Path.GetFullPath(own), Path.GetFullPath(ownKey))
                : LocalAuthority.Issue(data.Certificates, secure.Address, time);
            settings["Kestrel__Endpoints__Https__Url"] = $"https://{secure}";
            settings["Kestrel__Endpoints__Https__Certificate__Path"] = certificate;
            settings["Kestrel__Endpoints__Https__Certificate__KeyPath"] = key;
            if (options.CertificateFile is null) settings["ARBITRATION_AUTHORITY"] = LocalAuthority.CertificateFile(data.Certificates);
        }

        return settings;
    }

    /// <summary>What people open: https where it is offered, since a phone gives its camera to nothing else.</summary>
    public static string PublicUrl(LauncherOptions options) =>
        options.Listen is { } secure ? $"https://{secure}" : string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{options.Port}");
}
