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
    [InlineData("--prot", "9000")]
    [InlineData("--port")]
    [InlineData("--port", "0")]
    [InlineData("--listen", "nowhere")]
    [InlineData("--cert", "/etc/hostname")]
    [InlineData("--cert", "/no/such", "--key", "/no/such")]
    public void A_wrong_option_is_refused_with_its_name(params string[] args) =>
        Assert.Throws<LauncherRefused>(() => LauncherOptions.Parse(args));
}
