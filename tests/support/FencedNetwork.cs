using System.Globalization;

namespace Arbitration.Testing;

/// <summary>
/// A network of its own for one browser: a namespace behind a router, another namespace, whose firewall the test sets. Needs root.
/// Nothing of it is seen by the machine's own firewall, and it is gone with <see cref="DisposeAsync"/>.
/// </summary>
public sealed class FencedNetwork : IAsyncDisposable
{
    private readonly string _name, _net;
    private readonly string _home = Directory.CreateTempSubdirectory("fenced-").FullName;

    private FencedNetwork()
    {
        var random = Random.Shared;
        // 198.18.0.0/15 is set aside for tests of networks (RFC 2544), so nothing real is hidden by it.
        (_name, _net) = (string.Create(CultureInfo.InvariantCulture, $"fence{random.Next(100_000)}"), string.Create(CultureInfo.InvariantCulture, $"198.18.{random.Next(256)}"));
    }

    private string Router => $"{_name}r";

    /// <summary>This machine as the browser there reaches it.</summary>
    public string Server => $"{_net}.1";

    /// <summary>Chromium there.</summary>
    public string Browser => Path.Combine(_home, "browser");

    public static async Task<FencedNetwork> OpenAsync()
    {
        var network = new FencedNetwork();
        var (name, router, net) = (network._name, network.Router, network._net);
        try
        {
            await IpAsync("netns", "add", router);
            await IpAsync("netns", "add", name);
            await IpAsync("link", "add", name, "type", "veth", "peer", "name", "outer", "netns", router);
            await IpAsync("-n", router, "link", "add", "inner", "type", "veth", "peer", "name", "eth0", "netns", name);
            await AddressAsync([], name, $"{net}.1/30");
            await AddressAsync(["-n", router], "outer", $"{net}.2/30");
            await AddressAsync(["-n", router], "inner", $"{net}.5/30");
            await AddressAsync(["-n", name], "eth0", $"{net}.6/30");
            await IpAsync("-n", name, "link", "set", "lo", "up");
            await IpAsync("route", "add", $"{net}.4/30", "via", $"{net}.2");
            await IpAsync("-n", router, "route", "add", "default", "via", $"{net}.1");
            await IpAsync("-n", name, "route", "add", "default", "via", $"{net}.5");
            await RunAsync("ip", "netns", "exec", router, "sysctl", "-qw", "net.ipv4.ip_forward=1");
            await File.WriteAllTextAsync(network.Browser, $"#!/bin/sh\nHOME={network._home} exec ip netns exec {name} /usr/bin/chromium-headless-shell \"$@\"\n");
            File.SetUnixFileMode(network.Browser, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>The router lets through nothing that one of these rules of nft(8) describes, in either direction.</summary>
    public Task ForbidAsync(params string[] rules) => RunAsync("ip", "netns", "exec", Router, "nft",
        $"table inet fence {{ chain forward {{ type filter hook forward priority 0; {string.Concat(rules.Select(rule => $"{rule} drop; "))} }}; }}");

    /// <summary>Takes back what was forbidden, if anything was.</summary>
    public Task AllowAllAsync() => RunAsync("ip", "netns", "exec", Router, "nft", "add table inet fence; delete table inet fence");

    /// <summary>The cable is pulled out, as where a telephone has no signal.</summary>
    public Task CutAsync() => IpAsync("-n", _name, "link", "set", "eth0", "down");

    public async Task MendAsync()
    {
        await IpAsync("-n", _name, "link", "set", "eth0", "up");
        await IpAsync("-n", _name, "route", "replace", "default", "via", $"{_net}.5");
    }

    /// <summary>The router has a public address that it hands on to this machine, as one in front of a server does.</summary>
    public Task HandOnAsync(string publicAddress) => RunAsync("ip", "netns", "exec", Router, "nft",
        $"table ip translation {{ chain prerouting {{ type nat hook prerouting priority -100; ip daddr {publicAddress} dnat to {Server}; }}; }}");

    /// <summary>The browser there trusts this authority, as a person's would whose office had installed it.</summary>
    public async Task TrustAsync(string authority)
    {
        var store = Directory.CreateDirectory(Path.Combine(_home, ".pki", "nssdb")).FullName;
        await RunAsync("certutil", "-d", $"sql:{store}", "-N", "--empty-password");
        await RunAsync("certutil", "-d", $"sql:{store}", "-A", "-t", "C,,", "-n", "authority", "-i", authority);
    }

    public async ValueTask DisposeAsync()
    {
        // With its end the pair is gone, and the route with it.
        foreach (var name in (string[])[_name, Router]) await CommandLine.RunAsync("ip", ["netns", "delete", name]);
        Directory.Delete(_home, recursive: true);
    }

    private static async Task AddressAsync(string[] at, string device, string address)
    {
        await IpAsync([.. at, "address", "add", address, "dev", device]);
        await IpAsync([.. at, "link", "set", device, "up"]);
    }

    private static Task IpAsync(params string[] arguments) => RunAsync("ip", arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var outcome = await CommandLine.RunAsync(program, arguments);
        if (outcome.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {outcome.Errors}");
    }
}
