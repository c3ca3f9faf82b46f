using System.Text.Json;

namespace Arbitration.Testing;

/// <summary>How far a person's sound is from their picture in a recording: when each flash came, the seconds by which its beep came later, and how many flashes were expected.</summary>
public sealed record SyncOf(string Person, IReadOnlyList<(double At, double Offset)> Flashes, int Expected)
{
    /// <summary>The absolute offset in seconds that this share of flashes does not exceed.</summary>
    public double Share(double share) => Flashes.Count == 0 ? double.NaN : Flashes.Select(flash => Math.Abs(flash.Offset)).Order().ElementAt(Math.Min(Flashes.Count - 1, (int)(Flashes.Count * share)));

    public override string ToString() => $"{Person}: p50 {Share(0.5) * 1000:0} ms, p95 {Share(0.95) * 1000:0} ms of {Flashes.Count} ({Expected} sent); furthest "
        + string.Join(", ", Flashes.OrderByDescending(flash => Math.Abs(flash.Offset)).Take(4).Select(flash => $"{flash.Offset * 1000:0} ms at {flash.At:0.0} s"));
}

/// <summary>
/// A hearing over a bad network, recorded by the real programme: the presiding arbitrator is there throughout, the claimant mutes
/// the microphone for a while and comes back, the respondent joins late. The clerk's network is good, for comparison.
/// </summary>
public static class SyncUnderLoss
{
    private const double FlashEachSeconds = 2, SettleSeconds = 3;
    private static readonly TimeSpan Muted = TimeSpan.FromSeconds(8);

    /// <param name="length">How long is measured, from when everybody is there.</param>
    public static async Task<IReadOnlyList<SyncOf>> RunAsync(TimeSpan length, double loss = 0.03, int jitterMs = 30, int seed = 20261124)
    {
        await using var system = await RunningSystem.StartAsync();
        var filing = await Filing.OpenAsync(system);
        await using var network = new LossyRelay(loss, TimeSpan.FromMilliseconds(jitterMs), seed);
        await using var clerk = await Person.SitDownAsync("clerk", Signal.Clerk);
        await using var presiding = await Person.SitDownAsync("presiding", Signal.Presiding, network: network);
        await using var claimant = await Person.SitDownAsync("claimant", Signal.Claimant, network: network);
        await using var respondent = await Person.SitDownAsync("respondent", Signal.Respondent, network: network);
        await Courtroom.SignInAsync(system, clerk, "clerk");
        await Courtroom.EnterAsync(system, clerk, filing.Hearing);
        await Courtroom.SignInAsync(system, presiding, "arbitrator");
        await Courtroom.EnterAsync(system, presiding, filing.Hearing);
        await Courtroom.JoinAsync(system, claimant, filing.Links.First(link => link.Role == "Claimant"));
        await Courtroom.NextStepAsync(clerk, "Waiting");
        await Courtroom.NextStepAsync(clerk, "CheckIn");
        await Courtroom.NextStepAsync(presiding, "Opening");
        await Courtroom.JoinAsync(system, respondent, filing.Links.First(link => link.Role == "Respondent"));
        await Wait.UntilAsync("the clerk sees three others", async () => (await Courtroom.FramesAsync(clerk)).Count(source => source.Value > 0) >= 3, TimeSpan.FromSeconds(30));

        var from = await SecondsAsync(clerk) + SettleSeconds;
        await Task.Delay(length * 0.3, TimeProvider.System);
        await claimant.Find("mic").ClickAsync();
        await Task.Delay(Muted, TimeProvider.System);
        await claimant.Find("mic").ClickAsync();
        await Task.Delay(length * 0.7 - Muted + TimeSpan.FromSeconds(SettleSeconds), TimeProvider.System);
        var to = await SecondsAsync(clerk) - SettleSeconds;
        if (network.Lost == 0) throw new InvalidOperationException("Nothing went through the bad network: it measures the good one.");

        var file = new MediaFile(Join(Path.Combine(system.Data, "node", "rooms", filing.Hearing))) { Limit = length + TimeSpan.FromMinutes(2) };
        (string, Signal)[] people = [("clerk", Signal.Clerk), ("presiding", Signal.Presiding), ("claimant, muted and back", Signal.Claimant), ("respondent, late", Signal.Respondent)];
        var measured = new List<SyncOf>();
        foreach (var (name, signal) in people) measured.Add(await MeasureAsync(file, name, signal, from, to));
        return measured;
    }

    private static async Task<SyncOf> MeasureAsync(MediaFile file, string name, Signal signal, double from, double to)
    {
        var expected = (int)((to - from) / FlashEachSeconds);
        Tile? tile = null;
        // Between two flashes, which hide the colour.
        for (var second = from + 2; tile is null && second < from + 6; second += 0.4) tile = Tile.Find(await file.PictureAsync(second), 1280, signal.Hue);
        if (tile is null) return new SyncOf(name, [], expected);
        var offsets = (await FlashAndBeep.OffsetsAsync(file, tile, signal, from)).Where(pair => pair.At >= from && pair.At <= to);
        return new SyncOf(name, [.. offsets], expected);
    }

    private static async Task<double> SecondsAsync(Person person) => (await person.CourtAsync()).GetProperty("hearingUs").GetDouble() / 1e6;

    /// <summary>What the node has on disk of the programme so far, as one file: init and segments one behind the other.</summary>
    private static string Join(string folder)
    {
        var file = Path.Combine(folder, "joined.mp4");
        using var joined = File.Create(file);
        foreach (var line in File.ReadLines(Path.Combine(folder, "manifest.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            if (row.RootElement.GetProperty("track").GetString() != "programme" || row.RootElement.GetProperty("kind").GetString() == "mark") continue;
            using var piece = File.OpenRead(Path.Combine(folder, row.RootElement.GetProperty("file").GetString()!));
            piece.CopyTo(joined);
        }

        return file;
    }
}
