using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Arbitration.Media.Janus;

/// <summary>The folder that Janus starts from, written anew for each start.</summary>
internal sealed class GatewayConfiguration(GatewayOptions options)
{
    private static readonly string[] Plugins = ["libjanus_videoroom.so"];
    private static readonly string[] Transports = ["libjanus_websockets.so"];

    public string Folder => Path.Combine(options.Folder, "gateway");
    private string SecretFile => Path.Combine(Folder, "api-secret");
    private string AdminKeyFile => Path.Combine(Folder, "admin-key");
    private string MonitorSecretFile => Path.Combine(Folder, "monitor-secret");

    public GatewaySecrets ReadSecrets() => new(File.ReadAllText(SecretFile), File.ReadAllText(AdminKeyFile), File.ReadAllText(MonitorSecretFile));

    public GatewaySecrets Write(int port, int monitorPort)
    {
        MakeFolder(Folder);
        foreach (var empty in (string[])["events", "loggers"]) MakeFolder(Path.Combine(Folder, empty));
        Link("plugins", Plugins);
        Link("transports", Transports);
        var secrets = new GatewaySecrets(NewSecret(), NewSecret(), NewSecret());
        WriteOwn(SecretFile, secrets.Api);
        WriteOwn(AdminKeyFile, secrets.Admin);
        WriteOwn(MonitorSecretFile, secrets.Monitor);
        WriteOwn(Path.Combine(Folder, "janus.jcfg"), Core(secrets));
        WriteOwn(Path.Combine(Folder, "janus.transport.websockets.jcfg"), WebSockets(port, monitorPort));
        WriteOwn(Path.Combine(Folder, "janus.plugin.videoroom.jcfg"),
            $"general: {{\n  admin_key = \"{secrets.Admin}\"\n  lock_rtp_forward = true\n  string_ids = true\n}}\n");
        return secrets;
    }

    private string Core(GatewaySecrets secrets) => $$"""
        general: {
          configs_folder = {{Quoted(Folder)}}
          plugins_folder = {{Quoted(Path.Combine(Folder, "plugins"))}}
          transports_folder = {{Quoted(Path.Combine(Folder, "transports"))}}
          events_folder = {{Quoted(Path.Combine(Folder, "events"))}}
          loggers_folder = {{Quoted(Path.Combine(Folder, "loggers"))}}
          log_to_stdout = false
          log_to_file = {{Quoted(Path.Combine(Folder, "janus.log"))}}
          debug_level = 3
          api_secret = "{{secrets.Api}}"
          admin_secret = "{{secrets.Monitor}}"
          session_timeout = 60
          reclaim_session_timeout = {{options.ReclaimWithin.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)}}
        }
        media: {
          rtp_port_range = {{Quoted(options.RtpPorts)}}
          dtls_mtu = 1200
        }
        nat: {
          full_trickle = false
          ignore_mdns = true
          {{Reachability(options.MediaAddress)}}
        }

        """;

    // An address that is not this machine's own is that of a router in front of it: then only the candidates' address changes.
    private static string Reachability(IPAddress address) => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(card => card.GetIPProperties().UnicastAddresses).Any(own => own.Address.Equals(address))
        ? $"ice_enforce_list = \"{address}\""
        : $"nat_1_1_mapping = \"{address}\"";

    private static string NewSecret() => RandomNumberGenerator.GetHexString(64, true);

    private static string WebSockets(int port, int monitorPort) => string.Create(CultureInfo.InvariantCulture, $$"""
        general: {
          json = "compact"
          ws = true
          ws_ip = "127.0.0.1"
          ws_port = {{port}}
          wss = false
        }
        admin: {
          admin_ws = true
          admin_ws_ip = "127.0.0.1"
          admin_ws_port = {{monitorPort}}
          admin_wss = false
        }

        """);

    // Janus loads whatever lies in its folders, so ours hold nothing but links to what is wanted.
    private void Link(string kind, IEnumerable<string> libraries)
    {
        var folder = Path.Combine(Folder, kind);
        MakeFolder(folder);
        foreach (var library in libraries)
        {
            var link = Path.Combine(folder, library);
            File.Delete(link);
            File.CreateSymbolicLink(link, Installed(kind, library));
        }
    }

    private static string Installed(string kind, string library)
    {
        var triplet = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        string[] folders = [$"/usr/lib/{triplet}/janus", "/usr/lib/janus", "/usr/local/lib/janus", "/opt/janus/lib/janus"];
        return folders.Select(folder => Path.Combine(folder, kind, library)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{library} of Janus is not installed; looked in {string.Join(", ", folders)}");
    }

    private static void MakeFolder(string path) =>
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static void WriteOwn(string path, string text)
    {
        File.Delete(path);
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
