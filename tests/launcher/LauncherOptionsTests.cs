using System.Net;

namespace Arbitration.Launcher.Tests;

public sealed class LauncherOptionsTests
{
    [Fact]
    public void Without_options_https_listens_on_the_machines_own_address()
    {
        var options = LauncherOptions.Parse([]);
        Assert.Equal(8080, options.Port);
        Assert.Equal(new IPEndPoint(options.Media, 8443), options.Listen);
        Assert.False(IPAddress.IsLoopback(options.Media));
        Assert.True(options.Demo);
    }

    [Fact]
    public void Options_are_taken_as_given()
    {
        var options = LauncherOptions.Parse(["--data", "/tmp/x", "--port", "9000", "--listen", "127.0.0.1:9443", "--address", "10.1.2.3", "--no-demo"]);
        Assert.Equal("/tmp/x", options.Data);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 9443), options.Listen);
        Assert.Equal(IPAddress.Parse("10.1.2.3"), options.Media);
        Assert.False(options.Demo);
    }

    [Theory]
    [InlineData("8.8.8.8", "auto", true)]
    [InlineData("8.8.8.8", "off", false)]
    [InlineData("10.1.2.3", "auto", false)]
    [InlineData("10.1.2.3", "on", true)]
    [InlineData("192.0.2.7", "auto", false)]
    [InlineData("100.64.0.1", "auto", false)]
    [InlineData("2001:db8::1", "auto", false)]
    [InlineData("2606:4700::1111", "auto", true)]
    public void A_TURN_server_is_started_when_asked_for_or_when_the_address_is_public(string address, string turn, bool starts) =>
        Assert.Equal(starts, LauncherOptions.Parse(["--address", address, "--turn", turn]).Turn is not null);

    [Fact]
    public void A_public_address_that_is_a_routers_leaves_this_machine_listening_on_its_own()
    {
        var options = LauncherOptions.Parse(["--address", "8.8.8.8", "--turn-port", "3479", "--turn-tls-port", "443"]);
        Assert.Equal(new TurnOptions(IPAddress.Parse("8.8.8.8"), MachineAddress.Find(), 3479, 443), options.Turn);
        Assert.True(options.Turn!.IsBehindRouter);
        Assert.Equal(new IPEndPoint(MachineAddress.Find(), 8443), options.Listen);
        Assert.Equal("https://8.8.8.8:8443", Settings.PublicUrl(options));
        Assert.Equal("https://127.0.0.1:8443", Settings.PublicUrl(options with { Listen = new IPEndPoint(IPAddress.Loopback, 8443) }));
    }

    [Fact]
    public void Without_a_router_the_TURN_server_listens_where_the_media_does()
    {
        var turn = LauncherOptions.Parse(["--turn", "on"]).Turn!;
        Assert.Equal((MachineAddress.Find(), 3478, 5349, false), (turn.Inside, turn.Port, turn.TlsPort, turn.IsBehindRouter));
        Assert.Equal(IPAddress.Parse("10.9.8.7"), LauncherOptions.Parse(["--turn", "on", "--turn-address", "10.9.8.7"]).Turn!.Inside);
    }

    [Theory]
    [InlineData("--prot", "9000")]
    [InlineData("--port")]
    [InlineData("--port", "0")]
    [InlineData("--listen", "nowhere")]
    [InlineData("--cert", "/etc/hostname")]
    [InlineData("--cert", "/no/such", "--key", "/no/such")]
    [InlineData("--turn", "yes")]
    [InlineData("--turn-port", "70000")]
    [InlineData("--turn-port", "5349")]
    [InlineData("--turn-address", "here")]
    [InlineData("--turn-name", "not a name")]
    public void A_wrong_option_is_refused_with_its_name(params string[] args) =>
        Assert.Throws<LauncherRefused>(() => LauncherOptions.Parse(args));
}
