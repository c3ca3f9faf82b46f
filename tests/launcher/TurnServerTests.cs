using System.Net;
using System.Net.Sockets;

namespace Arbitration.Launcher.Tests;

/// <summary>coturn as the launcher starts it: whom it serves, and where to.</summary>
public sealed class TurnServerTests : IAsyncLifetime
{
    private static readonly IPAddress Machine = MachineAddress.Find();
    private static readonly IPAddress Router = IPAddress.Parse("198.51.100.7");
    private readonly string _folder = Directory.CreateTempSubdirectory("turn-").FullName;
    private readonly CancellationTokenSource _stop = new();
    private DataFolder _data = null!;
    private TurnOptions _options = null!;
    private Task _running = Task.CompletedTask;

    public Task InitializeAsync()
    {
        _data = DataFolder.Open(_folder);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        _data.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    [InlineData("tls")]
    public async Task It_relays_to_the_gateway_and_to_nobody_else(string way)
    {
        await StartAsync(Machine);
        using var client = await ConnectAsync(way);
        Assert.Equal(0, await client.AllocateAsync());
        Assert.Equal(Machine, client.Relay!.Address);
        Assert.InRange(client.Relay.Port, 21000, 24999);
        Assert.Equal(0, await client.PermitAsync(Machine));
        foreach (var other in (string[])["127.0.0.1", "10.0.0.1", "8.8.8.8", "224.0.0.1", "169.254.169.254"])
            Assert.Equal(403, await client.PermitAsync(IPAddress.Parse(other)));
    }

    [Fact]
    public async Task A_wrong_an_expired_and_a_missing_credential_are_refused()
    {
        await StartAsync(Machine);
        var now = TimeProvider.System.GetUtcNow();
        (string, string)[] bad =
        [
            TurnClient.Credentials("not the secret", now.AddHours(1)),
            TurnClient.Credentials(Secret, now.AddMinutes(-1)),
            ("somebody", "something"),
            (TurnClient.Credentials(Secret, now.AddHours(2)).User, TurnClient.Credentials(Secret, now.AddHours(1)).Password),
        ];
        foreach (var credentials in bad)
        {
            using var client = await TurnClient.ConnectAsync("tcp", new IPEndPoint(Machine, _options.Port), credentials);
            Assert.Equal(401, await client.AllocateAsync());
        }
    }

    [Fact]
    public async Task A_relay_in_use_goes_on_when_its_credential_has_expired()
    {
        await StartAsync(Machine);
        var credentials = TurnClient.Credentials(Secret, TimeProvider.System.GetUtcNow().AddSeconds(2));
        using var client = await TurnClient.ConnectAsync("udp", new IPEndPoint(Machine, _options.Port), credentials);
        Assert.Equal(0, await client.AllocateAsync());
        await UntilAsync("the credential is refused", async () =>
        {
            using var late = await TurnClient.ConnectAsync("udp", new IPEndPoint(Machine, _options.Port), credentials);
            return await late.AllocateAsync() == 401;
        });
        Assert.Equal(0, await client.RefreshAsync());
    }

    [Fact]
    public async Task A_seat_has_its_share_of_relays_whatever_hour_its_names_end_at()
    {
        await StartAsync(Machine);
        var now = TimeProvider.System.GetUtcNow();
        List<TurnClient> held = [];
        async Task<int> TakeAsync(string who, int minutes)
        {
            held.Add(await TurnClient.ConnectAsync("udp", new IPEndPoint(Machine, _options.Port), TurnClient.Credentials(Secret, now.AddMinutes(minutes), who)));
            return await held[^1].AllocateAsync();
        }

        for (var relay = 0; relay < TurnServer.MostRelaysOfSeat; relay++) Assert.Equal(0, await TakeAsync("claimant", 60 + relay));
        Assert.Equal(486, await TakeAsync("claimant", 400));
        Assert.Equal(0, await TakeAsync("respondent", 60));
        held.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Behind_a_router_the_public_address_is_told_and_stands_for_the_gateway()
    {
        await StartAsync(Router);
        using var gateway = new Socket(SocketType.Dgram, ProtocolType.Udp);
        gateway.Bind(new IPEndPoint(Machine, 0));
        using var client = await ConnectAsync("udp");
        Assert.Equal(0, await client.AllocateAsync());
        Assert.Equal(Router, client.Relay!.Address);
        Assert.Equal(0, await client.PermitAsync(Router));
        await client.SendAsync(new IPEndPoint(Router, ((IPEndPoint)gateway.LocalEndPoint!).Port), [1, 2, 3]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var buffer = new byte[16];
        Assert.Equal(3, await gateway.ReceiveAsync(buffer, limit.Token));
    }

    [Fact]
    public async Task It_is_started_again_when_it_dies_and_gone_when_all_is_stopped()
    {
        await StartAsync(Machine);
        var first = ProcessMark.Load(_data.Mark("turn"))!;
        Signals.Send(first.Pid, Signals.Kill);
        await UntilAsync("another one answers", async () => ProcessMark.Load(_data.Mark("turn")) is { IsAlive: true } mark && mark != first && await AnswersAsync());
        var second = ProcessMark.Load(_data.Mark("turn"))!;
        await _stop.CancelAsync();
        await _running;
        Assert.False(second.IsAlive);
        Assert.False(File.Exists(_data.Mark("turn")));
    }

    [Fact]
    public async Task Its_secret_is_the_owners_alone_and_nothing_is_stored()
    {
        await StartAsync(Machine);
        foreach (var file in (string[])["secret", "turnserver.conf"])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_data.Turn, file)));
        Assert.Equal(["secret", "turnserver.conf", "turnserver.pid"], Directory.GetFiles(_data.Turn).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Secret, await File.ReadAllTextAsync($"/proc/{ProcessMark.Load(_data.Mark("turn"))!.Pid}/cmdline"), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await File.ReadAllTextAsync(_data.Log("turn")), StringComparison.Ordinal);
    }

    private string Secret => File.ReadAllText(Path.Combine(_data.Turn, "secret"));

    private async Task StartAsync(IPAddress publicAddress)
    {
        _options = new TurnOptions(publicAddress, Machine, FreePort(), FreePort());
        var launcher = LauncherOptions.Parse(["--data", _folder, "--address", publicAddress.ToString(), "--turn", "on"]);
        var certificate = ServerCertificate.For(publicAddress, launcher, _data, TimeProvider.System);
        _running = new Child(new TurnServer(_options, certificate, _data).Prepare(), _data, TimeProvider.System).SuperviseAsync(_stop.Token);
        await UntilAsync("it answers", AnswersAsync);
    }

    private Task<TurnClient> ConnectAsync(string way) => TurnClient.ConnectAsync(
        way, new IPEndPoint(Machine, way == "tls" ? _options.TlsPort : _options.Port), TurnClient.Credentials(Secret, TimeProvider.System.GetUtcNow().AddHours(1)));

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = await ConnectAsync("tls");
            return await client.AllocateAsync() == 0;
        }
        catch (Exception notYet) when (notYet is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(15), $"waited 15 s in vain for: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(Machine, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
