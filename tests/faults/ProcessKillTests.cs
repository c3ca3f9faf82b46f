using System.Diagnostics;
using System.Text.Json;
using Arbitration.Testing;

namespace Arbitration.Faults.Tests;

/// <summary>kill -9 of the court server and of the gateway in mid-hearing.</summary>
public sealed class ProcessKillTests(OpenHearing open, ITestOutputHelper say) : IClassFixture<OpenHearing>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BackAfterCourt = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BackAfterGateway = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Without_the_court_server_recording_goes_on_and_everybody_comes_back_into_the_same_phase()
    {
        var (system, room) = (open.System, open.Room);
        await room.TypeAsync("法庭服务中断之前的一句。");
        var killed = system.Pid("court-server");
        var rowsBefore = Rows();
        RunningSystem.Kill(killed);
        await Wait.UntilAsync("the pages notice", async () => (await room.Claimant.CourtAsync()).GetProperty("connection").GetString() != "entered", Limit);
        var away = await Wait.UntilAsync("the court server answers again", AnswersAsync, Limit);
        say.WriteLine($"the court server answers {away.TotalSeconds:0.0} s after the pages noticed");
        foreach (var person in room.Everybody)
        {
            var back = await Wait.UntilAsync($"{person.Name} is back", async () =>
                (await person.CourtAsync()).GetProperty("connection").GetString() == "entered" && await Courtroom.PhaseAsync(person) == "Investigation", BackAfterCourt * 3);
            say.WriteLine($"{person.Name} back {back.TotalSeconds:0.0} s after the person before, or after the return");
        }

        await Wait.UntilAsync("three more rows were recorded", () => Rows() >= rowsBefore + 3, TimeSpan.FromSeconds(20));
        await Wait.UntilAsync("the page says that recording runs", async () => await Courtroom.RecordingAsync(room.Presiding) == "running", TimeSpan.FromSeconds(15));
        await room.TypeAsync("法庭服务恢复之后的一句。");
        AssertUnbroken(rowsBefore);
        await room.EverybodySeesEverybodyAsync(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Without_the_gateway_everybody_comes_back_by_themselves()
    {
        await open.Room.EverybodySeesEverybodyAsync(TimeSpan.FromSeconds(15));
        var killed = open.System.GatewayPid();
        var began = Stopwatch.GetTimestamp();
        RunningSystem.Kill(killed);
        await Wait.UntilAsync("a new gateway runs", () => open.System.GatewayPid() != killed, Limit);
        say.WriteLine($"a new gateway runs {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after the kill");
        await open.Room.EverybodySeesEverybodyAsync(BackAfterGateway * 3);
        say.WriteLine($"everybody sees everybody {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after the kill");
        Assert.Equal("Investigation", await Courtroom.PhaseAsync(open.Room.Clerk));
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
            return (await http.GetAsync(new Uri(open.System.Address, "/api/health"))).IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>From the last row before the kill on, each segment begins in the epoch and at the hearing time where the one before it ends.</summary>
    private void AssertUnbroken(int from)
    {
        var rows = Segments().Skip(from - 1).ToList();
        foreach (var (before, after) in rows.Zip(rows.Skip(1))) Assert.Equal((before.Epoch, before.To), (after.Epoch, after.From));
    }

    private int Rows() => Segments().Count;

    private List<(int Epoch, long From, long To)> Segments() =>
    [
        .. from row in File.ReadAllLines(Path.Combine(open.System.Data, "node", "rooms", open.Filing.Hearing, "manifest.jsonl"))
           let read = JsonDocument.Parse(row).RootElement
           where read.GetProperty("kind").GetString() == "segment" && read.GetProperty("track").GetString() == "programme"
           select (read.GetProperty("epoch").GetInt32(), read.GetProperty("from").GetInt64(), read.GetProperty("to").GetInt64()),
    ];
}
