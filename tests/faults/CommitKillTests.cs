using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Arbitration.Testing;

namespace Arbitration.Faults.Tests;

/// <summary>The court server is killed at 20 seeded moments within a commit; the clerk's page sends the unanswered commit again, as it does in the browser.</summary>
public sealed class CommitKillTests(ITestOutputHelper say) : IAsyncLifetime
{
    private const int Kills = 20;
    private static readonly string[] Points = ["before-insert", "after-insert", "after-push"];
    private readonly string _data = Directory.CreateTempSubdirectory("commit-kill-").FullName;
    private readonly int _port = Ports.Free();
    private Process? _court;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        if (_court is { HasExited: false }) _court.Kill();
        _court?.Dispose();
        Directory.Delete(_data, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_log_and_the_page_agree_whenever_the_server_dies()
    {
        var random = new Random(20261123);
        await StartAsync("0 never 0");
        await using var caller = new Caller(Address);
        await caller.SignInAsync("clerk", Password());
        var links = JsonSerializer.Deserialize<List<DemoLink>>(await File.ReadAllTextAsync(Path.Combine(_data, "demo-links.json")), JsonSerializerOptions.Web)!;
        var hearing = links[0].HearingId;
        _court!.Kill();

        var committed = new List<string>();
        var shown = new SortedDictionary<long, string>();
        long head = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var (point, commit) = (Points[kill % Points.Length], random.Next(1, 4));
            await StartAsync(string.Create(CultureInfo.InvariantCulture, $"{commit} {point} {random.Next(0, 40)}"));
            // Commits before the fatal one, the fatal one with its retry after the restart, and one after it.
            for (var line = 1; line <= commit + 1; line++)
            {
                var text = $"第{kill + 1}次第{line}行";
                var (name, opId) = ($"k{kill}-{line}", Guid.NewGuid().ToString());
                head = await CommitUntilAnsweredAsync(caller, hearing, name, text, opId, head, shown);
                committed.Add(text);
            }

            // A kill some milliseconds after the push may come when every line has its answer; it has to come all the same.
            if (_restarts == kill) await Wait.UntilAsync($"kill {kill + 1} ({point} at commit {commit}) happens", () => _court!.HasExited, TimeSpan.FromSeconds(10));
            _restarts = kill + 1;
            Kill();
        }

        await StartAsync("0 never 0");
        await using var seat = await Seat.EnterAsync(caller, hearing);
        var lines = seat.Snapshot.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("text").GetString()!).ToList();
        Assert.Equal(committed, lines);
        Take((await seat.ReplayAsync(head)).GetProperty("events").EnumerateArray(), shown);
        Assert.Equal(committed, shown.Values);
        Kill();
        var verified = await CommandLine.RunAsync("env", [$"ARBITRATION_DATA={_data}", "dotnet", CourtAssembly, "verify", "--case", await CaseAsync()]);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Errors);
        say.WriteLine($"{Kills} kills, {committed.Count} lines, each once");
    }

    private int _restarts;
    private string _caseNumber = "";
    private Uri Address => new($"http://127.0.0.1:{_port}");
    private static string CourtAssembly => Path.Combine(RunningSystem.Root(), "court-server/bin/Release/net10.0/Arbitration.Court.dll");
    private string Password() => File.ReadLines(Path.Combine(_data, "initial-logins.txt")).First(line => line.StartsWith("clerk", StringComparison.Ordinal)).Split(' ').Last();
    private Task<string> CaseAsync() => Task.FromResult(_caseNumber);

    /// <summary>As the page does: enter, catch up from the last event applied, send; when the connection breaks, begin again with the same opId.</summary>
    private async Task<long> CommitUntilAnsweredAsync(Caller caller, string hearing, string name, string text, string opId, long head, SortedDictionary<long, string> shown)
    {
        while (true)
        {
            try
            {
                await using var seat = await Seat.EnterAsync(caller, hearing);
                _caseNumber = seat.Snapshot.GetProperty("hearing").GetProperty("caseNumber").GetString()!;
                var answer = await seat.CommitAsync(name, text, opId: opId);
                var missed = await seat.ReplayAsync(head);
                Take(missed.GetProperty("events").EnumerateArray(), shown);
                return Math.Max(missed.GetProperty("head").GetInt64(), answer.GetProperty("seq").GetInt64());
            }
            catch (Exception broken) when (_court!.HasExited || broken is not Microsoft.AspNetCore.SignalR.HubException)
            {
                await Wait.UntilAsync("the killed server is gone", () => _court!.HasExited, TimeSpan.FromSeconds(10));
                _restarts++;
                await StartAsync("0 never 0");
            }
        }
    }

    private static void Take(IEnumerable<JsonElement> events, SortedDictionary<long, string> shown)
    {
        foreach (var numbered in events)
            if (numbered.GetProperty("event") is var happened && happened.GetProperty("is").GetString() == "LineCommitted")
                shown[numbered.GetProperty("seq").GetInt64()] = happened.GetProperty("line").GetProperty("text").GetString()!;
    }

    private void Kill()
    {
        if (!_court!.HasExited) _court.Kill();
        _court.WaitForExit(10_000);
    }

    private async Task StartAsync(string crashAt)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(RunningSystem.Root(), "tests/crash-points/bin/Release/net10.0/Arbitration.CrashPoints.dll")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment =
            {
                ["ARBITRATION_DATA"] = _data, ["ARBITRATION_DEMO"] = "1", ["CRASH_AT"] = crashAt, ["ARBITRATION_PUBLIC_URL"] = Address.ToString().TrimEnd('/'),
                ["Kestrel__Endpoints__Http__Url"] = Address.ToString(), ["ARBITRATION_NODE_SOCKET"] = Path.Combine(_data, "no-node.sock"),
            },
        };
        var court = Process.Start(start)!;
        court.OutputDataReceived += (_, _) => { };
        court.ErrorDataReceived += (_, _) => { };
        court.BeginOutputReadLine();
        court.BeginErrorReadLine();
        _court = court;
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        await Wait.UntilAsync("the court server answers", async () =>
        {
            if (court.HasExited) throw new InvalidOperationException("The court server ended while starting.");
            try
            {
                return (await http.GetAsync(new Uri(Address, "/api/health"))).IsSuccessStatusCode;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
                return false;
            }
        }, TimeSpan.FromSeconds(60));
    }
}
