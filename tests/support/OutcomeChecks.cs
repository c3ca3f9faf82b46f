using System.Globalization;
using System.Text.Json;

namespace Arbitration.Testing;

/// <summary>One thing that was checked: what, whether it holds, and what was measured.</summary>
public sealed record Check(string What, bool Holds, string Measured)
{
    public override string ToString() => $"{(Holds ? "ok    " : "FAILED")} {What}{(Measured.Length > 0 ? $" ({Measured})" : "")}";
}

/// <summary>Checks of a hearing's files by independent means: ffprobe, ffmpeg, pdftotext, pdffonts.</summary>
public static class OutcomeChecks
{
    private static readonly (string Name, Signal Signal)[] People =
    [
        ("presiding", Signal.Presiding), ("clerk", Signal.Clerk), ("claimant", Signal.Claimant), ("respondent", Signal.Respondent),
    ];

    public static async Task<IReadOnlyList<Check>> AllAsync(HearingOutcome outcome) =>
        [.. await OfRecordingAsync(outcome), .. OfTracks(outcome), .. await OfTranscriptAsync(outcome), .. await OfPdfAsync(outcome)];

    /// <summary>What does not hold, a line each; empty when all do.</summary>
    public static string Broken(IEnumerable<Check> checks) => string.Join('\n', checks.Where(check => !check.Holds));

    private static async Task<List<Check>> OfRecordingAsync(HearingOutcome outcome)
    {
        var file = new MediaFile(outcome.Mp4);
        var facts = await file.FactsAsync();
        var (least, most) = (outcome.AtLeast.TotalSeconds, outcome.AtMost.TotalSeconds);
        List<Check> checks =
        [
            new("the MP4 lasts as long as the hearing, ± 1.5 s", facts.Seconds >= least - 1.5 && facts.Seconds <= most + 1.5, $"{facts.Seconds:0.00} s, hearing {least:0.00} to {most:0.00} s"),
            new("the MP4 is 1280×720", facts is { Width: 1280, Height: 720 }, $"{facts.Width}×{facts.Height}"),
            new("the MP4 has 25 ± 0.5 frames a second", Math.Abs(facts.FramesPerSecond - 25) <= 0.5, Number(facts.FramesPerSecond)),
            new("the MP4 has sound at 48 kHz", facts is { HasAudio: true, SampleRate: 48_000 }, $"{facts.SampleRate} Hz"),
        ];
        var sound = await file.SoundAsync();
        foreach (var (name, signal) in People) checks.AddRange(await OfPersonAsync(file, outcome, facts, sound, name, signal));
        return checks;
    }

    private static async Task<List<Check>> OfPersonAsync(MediaFile file, HearingOutcome outcome, MediaFile.Facts facts, float[] sound, string name, Signal signal)
    {
        // Away from a flash, which comes every 2 s of the page's clock and hides the colour.
        Tile? tile = null;
        var pictures = new List<byte[]>();
        var from = SteadySecond(outcome, facts.Seconds);
        for (var second = from; second < from + 1.6; second += 0.4)
        {
            var picture = await file.PictureAsync(second);
            pictures.Add(picture);
            if (Tile.Find(picture, 1280, signal.Hue) is { } found && (tile is null || found.Width * found.Height > tile.Width * tile.Height)) tile = found;
        }

        if (tile is null) return [new($"{name}'s picture is in the recording", false, "colour not found")];
        var beeps = FlashAndBeep.Beeps(sound, signal.Hertz);
        var pairs = (await FlashAndBeep.OffsetsAsync(file, tile, signal)).Where(pair => outcome.IsSteady(pair.At)).ToList();
        var offsets = pairs.Select(pair => pair.Offset).Order().ToList();
        var apart = offsets.Select(Math.Abs).Order().ToList();
        double Share(double share) => apart.Count == 0 ? double.NaN : apart[(int)(apart.Count * share)];
        return
        [
            new($"{name}'s picture is in its tile", tile is { Width: > 200, Height: > 110 } && tile.Filled > 0.6, $"{tile.Width}×{tile.Height} at {tile.X},{tile.Y}"),
            new($"{name}'s picture moves", pictures.Skip(1).Any(picture => Differs(pictures[0], picture, tile)), ""),
            new($"{name}'s tone is heard throughout", beeps.Count >= (facts.Seconds - Lost(outcome)) / 2 * 0.6, $"{beeps.Count} beeps in {facts.Seconds:0} s"),
            // Four browsers on one machine draw some flashes late; those few may be three times as far off, the others may not.
            new($"{name}'s sound is with the picture, ≤ 120 ms", offsets.Count >= 3 && Share(0.8) <= 0.120 && Share(0.95) <= 0.360,
                $"p80 {Share(0.8) * 1000:0} ms, p95 {Share(0.95) * 1000:0} ms, median {(offsets.Count == 0 ? double.NaN : offsets[offsets.Count / 2] * 1000):0} ms of {offsets.Count}"),
        ];
    }

    // Beside the middle of the hearing, where no gap is near.
    private static double SteadySecond(HearingOutcome outcome, double length)
    {
        var second = length * 0.6;
        while (second < length - 3 && !(outcome.IsSteady(second) && outcome.IsSteady(second + 1.6))) second += 0.4;
        return second;
    }

    // People are not heard in a gap, nor while they come back after it.
    private static double Lost(HearingOutcome outcome) => outcome.Gaps.Sum(gap => ((gap.ToUs - gap.FromUs) / 1e6) + 5);

    private static bool Differs(byte[] one, byte[] other, Tile tile)
    {
        var changed = 0;
        for (var y = tile.Y; y < tile.Y + tile.Height; y += 2)
            for (var x = tile.X; x < tile.X + tile.Width; x += 2)
                if (Math.Abs(one[((y * 1280) + x) * 3] - other[((y * 1280) + x) * 3]) + Math.Abs(one[(((y * 1280) + x) * 3) + 2] - other[(((y * 1280) + x) * 3) + 2]) > 40) changed++;
        return changed > tile.Width * tile.Height / 4 / 50;
    }

    private static IEnumerable<Check> OfTracks(HearingOutcome outcome) =>
    [
        new("everybody's own sound is kept", outcome.Tracks.Count == People.Length, $"{outcome.Tracks.Count} tracks"),
        .. outcome.Tracks.Select(track => new Check($"{track.Name}'s own track and its explained gaps make the sitting",
            track.Explained && Math.Abs(track.RecordedUs + track.GapsUs - outcome.DurationUs) < 100_000 && track.RecordedUs > outcome.DurationUs / 3,
            $"{track.RecordedUs / 1e6:0.0} + {track.GapsUs / 1e6:0.0} of {outcome.DurationUs / 1e6:0.0} s")),
    ];

    private static async Task<List<Check>> OfTranscriptAsync(HearingOutcome outcome)
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(outcome.Transcript));
        var lines = json.RootElement.EnumerateArray().Select(line => line.GetProperty("text").GetString()!).ToList();
        var cues = FirstHearing.Cues(await File.ReadAllTextAsync(outcome.WebVtt));
        var checks = new List<Check>();
        foreach (var typed in outcome.Typed)
        {
            checks.Add(new($"transcript has “{typed.Text}” once", lines.Count(line => line == typed.Text) == 1, ""));
            if (typed.HearingUs is not { } began) continue;
            var cue = cues.FirstOrDefault(cue => cue.Text.Contains(typed.Text, StringComparison.Ordinal));
            var apart = cue.Text is null ? double.NaN : (cue.StartUs - began) / 1000d;
            checks.Add(new($"WebVTT has “{typed.Text}” within 500 ms of its first keystroke", Math.Abs(apart) <= 500, $"{apart:0} ms"));
        }

        return checks;
    }

    private static async Task<List<Check>> OfPdfAsync(HearingOutcome outcome)
    {
        var text = (await CommandLine.RunAsync("pdftotext", ["-layout", outcome.Pdf, "-"])).Output;
        var flat = string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
        var fonts = (await CommandLine.RunAsync("pdffonts", [outcome.Pdf])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        List<Check> checks =
        [
            new("the PDF names its case", flat.Contains(string.Concat(outcome.CaseNumber.Where(character => !char.IsWhiteSpace(character))), StringComparison.Ordinal), outcome.CaseNumber),
            new("the PDF is marked 草稿", flat.Contains("草稿", StringComparison.Ordinal), ""),
            // Columns from the right: object id (two), uni, sub, emb.
            new("every font of the PDF is embedded", fonts.Count > 0 && fonts.All(font => font.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^5] == "yes"), $"{fonts.Count} fonts"),
        ];
        // The letters of the watermark and the times in the margin may lie between a line's words.
        var words = System.Text.RegularExpressions.Regex.Replace(flat, @"\d{1,2}:\d{2}:\d{2}|[草稿]", "");
        checks.AddRange(outcome.Typed.Select(typed => new Check($"the PDF has “{typed.Text}”", words.Contains(typed.Text, StringComparison.Ordinal), "")));
        var metadata = await File.ReadAllTextAsync(outcome.PdfA, System.Text.Encoding.Latin1);
        checks.Add(new("the PDF/A variant says that it is PDF/A-3b", metadata.Contains("pdfaid", StringComparison.Ordinal) || (await CommandLine.RunAsync("qpdf", ["--qdf", "--stream-data=uncompress", outcome.PdfA, "-"])).Output.Contains("pdfaid", StringComparison.Ordinal), ""));
        return checks;
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
