using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Arbitration.Testing;

namespace Arbitration.Faults.Tests;

/// <summary>A court server that dies again and again within a commit, and a clerk who goes on typing.</summary>
internal sealed class DyingCourt(int seed, int kills) : IAsyncDisposable
{
    private const string Never = "0 never 0";
    private static readonly string[] Points = ["before-insert", "after-insert", "after-push"];
    private readonly string _data = Directory.CreateTempSubdirectory("commit-kill-").FullName;
    private readonly int _port = Ports.Free();
    private readonly Random _random = new(seed);
    private Process? _court;
    private int _kills;
    private string _caseNumber = "";

    private Uri Address => new($"http://127.0.0.1:{_port}");
    private static string CourtAssembly => Path.Combine(RunningSystem.Root(), "court-server/bin/Release/net10.0/Arbitration.Court.dll");

    public ValueTask DisposeAsync()
    {
        if (_court is { HasExited: false }) _court.Kill();
        _court?.Dispose();
        Directory.Delete(_data, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Gives how many lines were committed, each of which is in the log and was shown once.</summary>
    public async Task<int> CommitUntilNoMoreDieAsync()
    {
        await StartAsync(NextPlan());
        await using var caller = new Caller(Address);
        await caller.SignInAsync("clerk", Password());
        var links = JsonSerializer.Deserialize<List<DemoLink>>(await File.ReadAllTextAsync(Path.Combine(_data, "demo-links.json")), JsonSerializerOptions.Web)!;
        var hearing = links[0].HearingId;
        var committed = new List<string>();
        var shown = new SortedDictionary<long, string>();
        long head = 0;
        // Each server dies at its own moment, and the one after it takes the commit that was left without an answer.
        while (_kills < kills)
        {
            var text = $"第{committed.Count + 1}行";
            head = await CommitUntilAnsweredAsync(caller, hearing, $"line-{committed.Count + 1}", text, Guid.NewGuid().ToString(), head, shown);
            committed.Add(text);
        }

        await using var seat = await Seat.EnterAsync(caller, hearing);
        var lines = seat.Snapshot.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("text").GetString()!).ToList();
        Assert.Equal(committed, lines);
        Take((await seat.ReplayAsync(head)).GetProperty("events").EnumerateArray(), shown);
        Assert.Equal(committed, shown.Values);
        Kill();
        var verified = await CommandLine.RunAsync("env", [$"ARBITRATION_DATA={_data}", "dotnet", CourtAssembly, "verify", "--case", _caseNumber]);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Errors);
        return committed.Count;
    }

    private string Password() => File.ReadLines(Path.Combine(_data, "initial-logins.txt")).First(line => line.StartsWith("clerk", StringComparison.Ordinal)).Split(' ').Last();

    private string NextPlan() => string.Create(CultureInfo.InvariantCulture, $"{_random.Next(1, 4)} {Points[_kills % Points.Length]} {_random.Next(0, 40)}");

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
                _kills++;
                await StartAsync(_kills < kills ? NextPlan() : Never);
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
                // Nothing is filed here, and the sandbox's trial takes as long as the start itself.
                ["ARBITRATION_PRESS_TRIAL"] = "0",
            },
        };
        var court = Process.Start(start)!;
        var said = new ConcurrentQueue<string>();
        void Keep(string? line)
        {
            if (line is null) return;
            said.Enqueue(line);
            if (said.Count > 40) said.TryDequeue(out _);
        }

        court.OutputDataReceived += (_, line) => Keep(line.Data);
        court.ErrorDataReceived += (_, line) => Keep(line.Data);
        court.BeginOutputReadLine();
        court.BeginErrorReadLine();
        _court = court;
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        await Wait.UntilAsync("the court server answers", async () =>
        {
            if (court.HasExited)
            {
                // Without a limit, so that what it said last has been read.
                court.WaitForExit();
                throw new InvalidOperationException($"The court server ended while starting ({court.ExitCode}):\n{string.Join('\n', said)}");
            }

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
