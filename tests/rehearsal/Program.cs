using System.Globalization;
using Arbitration.Testing;

// ./run rehearse [--seconds N] [--data DIR] [--screenshots DIR]: a scripted hearing through four real browsers; exit code 0 only if all is there and right.
var options = new Dictionary<string, string>(StringComparer.Ordinal);
for (var at = 0; at < args.Length; at += 2)
{
    if (args[at] is not ("--seconds" or "--data" or "--screenshots") || at + 1 == args.Length)
    {
        Console.Error.WriteLine($"Unknown or incomplete option {args[at]}. Usage: ./run rehearse [--seconds N] [--data DIR] [--screenshots DIR]");
        return 2;
    }

    options[args[at]] = args[at + 1];
}

if (!int.TryParse(options.GetValueOrDefault("--seconds", "45"), CultureInfo.InvariantCulture, out var seconds) || seconds is < 20 or > 14_400)
{
    Console.Error.WriteLine("--seconds is a number from 20 to 14400.");
    return 2;
}

var data = Path.GetFullPath(options.GetValueOrDefault("--data", Path.Combine(RunningSystem.Root(), "data-rehearsal")));
await using var system = await RunningSystem.StartAsync(data);
Console.WriteLine($"system at {system.Address}, data in {data}");
await using var room = await Courtroom.GatherAsync(system, (await Filing.OpenAsync(system)).Links, sharp: options.ContainsKey("--screenshots"));
var folder = Path.Combine(data, "rehearsal", TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture));
var screenshots = options.GetValueOrDefault("--screenshots");
var outcome = await FirstHearing.HoldAsync(room, TimeSpan.FromSeconds(seconds), folder, midway: () => screenshots is null ? Task.CompletedTask : Screenshots.InSessionAsync(room, screenshots));
if (screenshots is not null) await Screenshots.AfterwardsAsync(room, screenshots);
var checks = await OutcomeChecks.AllAsync(outcome);

foreach (var (name, ms) in outcome.FirstFrameMs) Console.WriteLine($"first picture of somebody else after {ms:0} ms: {name}");
Console.WriteLine($"recorded {outcome.DurationUs / 1e6:0.0} s, {outcome.Gaps.Count} gaps");
foreach (var check in checks) Console.WriteLine(check);
foreach (var (what, file) in ((string, string)[])[("MP4", outcome.Mp4), ("transcript", outcome.Transcript), ("WebVTT", outcome.WebVtt), ("PDF", outcome.Pdf), ("PDF/A", outcome.PdfA)])
    Console.WriteLine($"{what,-11}{file}");
return checks.All(check => check.Holds) ? 0 : 1;
