using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Arbitration.Testing;

namespace Arbitration.Bench.Evidence;

/// <summary>A thick PDF until its pages can be read, and a file of 2 GiB: how long, what the court server needs for it, and whether it answers meanwhile.</summary>
internal static class PressingBench
{
    private const int Pages = 300;
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(10), s_limit = TimeSpan.FromMinutes(10);

    internal static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using var folder = new BenchFolder();
        byte[] pdf = await ThickFile.MakeAsync(folder.Path, Pages);
        LargeFilm film = await LargeFilm.MakeAsync(folder.Path);
        await using RunningSystem system = await RunningSystem.StartAsync();
        Filing filing = await Filing.OpenAsync(system);
        await using var clerk = new Caller(system.Address);
        await clerk.SignInAsync("clerk", system.Password("clerk"));
        await using var other = new Caller(system.Address);
        await other.SignInAsync("arbitrator", system.Password("arbitrator"));
        var asks = new Asks(clerk, other, filing.Hearing, new ServerMemory(system.Pid("court-server")));
        // What is loaded once, at the first file and at the first answer, is not of this file.
        await EvidenceFiling.FileAsync(system, filing.Hearing, "试样.pdf", ColourPages.Pdf("1 0 1"));
        double quietMs = await LightAnswers.P95MsAsync(other, asks.Light, s_quiet);
        return [.. await ThickAsync(asks, pdf, quietMs), .. await LargeAsync(asks, film, quietMs)];
    }

    private static async Task<IReadOnlyList<Figure>> ThickAsync(Asks asks, byte[] pdf, double quietMs)
    {
        double before = asks.Memory.NowMib;
        asks.Memory.Forget();
        await using var answers = new LightAnswers(asks.Other, asks.Light);
        string exhibit = await EvidenceFiling.UploadAsync(asks.Clerk, asks.Hearing, "考勤记录.pdf", pdf.Length, (from, count) => pdf.AsMemory((int)from, count));
        long arrived = Stopwatch.GetTimestamp();
        JsonElement file = (await EvidenceFiling.ExhibitAsync(asks.Clerk, asks.Hearing, exhibit)).GetProperty("files")[0];
        string first = $"/api/hearings/{asks.Hearing}/evidence/exhibits/{exhibit}/files/{file.GetProperty("fileId").GetString()}/pages/1";
        await Wait.UntilAsync("the first page can be read", async () => (await asks.Clerk.Http.GetAsync(new Uri(first, UriKind.Relative))).IsSuccessStatusCode, s_limit);
        double firstMs = Stopwatch.GetElapsedTime(arrived).TotalMilliseconds;
        await ReadyAsync(asks, exhibit);
        double allMs = Stopwatch.GetElapsedTime(arrived).TotalMilliseconds;
        string what = string.Create(CultureInfo.InvariantCulture, $"a PDF of {Pages} pages, {pdf.Length >> 10} KiB, after the server had all of it");
        return
        [
            new Figure("evidence.first_page_ms", Math.Round(firstMs), "ms", $"until the first page could be read; {what}; looked at each 50 ms"),
            new Figure("evidence.all_pages_ms", Math.Round(allMs), "ms", $"until all could; {what}"),
            Growth("evidence.server_memory_mib", asks, before, what),
            Answers("evidence.pressing_answer_ms_p95", answers, quietMs, what),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> LargeAsync(Asks asks, LargeFilm film, double quietMs)
    {
        double before = asks.Memory.NowMib;
        asks.Memory.Forget();
        await using var answers = new LightAnswers(asks.Other, asks.Light);
        using var sent = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        double makingSeconds = 0;
        long began = Stopwatch.GetTimestamp();
        string exhibit = await EvidenceFiling.UploadAsync(asks.Clerk, asks.Hearing, "现场录像.mp4", LargeFilm.Bytes, (from, count) =>
        {
            long making = Stopwatch.GetTimestamp();
            ReadOnlyMemory<byte> part = film.Read(from, count);
            sent.AppendData(part.Span);
            makingSeconds += Stopwatch.GetElapsedTime(making).TotalSeconds;
            return part;
        });
        double uploadSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        JsonElement file = await ReadyAsync(asks, exhibit);
        double readySeconds = Stopwatch.GetElapsedTime(began).TotalSeconds - uploadSeconds;
        string hash = Convert.ToHexStringLower(sent.GetHashAndReset());
        Require(file.GetProperty("state").GetString() == "Ready" && file.GetProperty("sha256").GetString() == hash, $"what arrived is not what was sent: {file}");
        string original = await HashAsync(asks.Other, $"/api/hearings/{asks.Hearing}/evidence/exhibits/{exhibit}/files/{file.GetProperty("fileId").GetString()}");
        Require(original == hash, "the original is given back as something else");
        const string what = "a file of 2 GiB in parts of 16 MiB, given back byte for byte";
        return
        [
            new Figure("evidence.upload_2gib_s", Math.Round(uploadSeconds, 1), "s", string.Create(CultureInfo.InvariantCulture,
                $"until the server had all of it, {makingSeconds:0.0} s of it making the bytes; {readySeconds:0.0} s more until it was hashed, stored and could be played; {what}")),
            Growth("evidence.upload_memory_mib", asks, before, what),
            Answers("evidence.upload_answer_ms_p95", answers, quietMs, what),
        ];
    }

    private static async Task<JsonElement> ReadyAsync(Asks asks, string exhibit)
    {
        JsonElement file = default;
        await Wait.UntilAsync("the file is ready", async () =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            file = (await EvidenceFiling.ExhibitAsync(asks.Clerk, asks.Hearing, exhibit)).GetProperty("files")[0];
            return file.GetProperty("state").GetString() is "Ready" or "Refused";
        }, s_limit);
        Require(file.GetProperty("state").GetString() == "Ready", $"refused: {file}");
        return file;
    }

    private static async Task<string> HashAsync(Caller reader, string path)
    {
        using HttpResponseMessage answer = await reader.Http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using Stream content = await answer.Content.ReadAsStreamAsync();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
    }

    private static Figure Growth(string name, Asks asks, double before, string what) => new(name, Math.Round(asks.Memory.PeakMib - before), "MiB", string.Create(CultureInfo.InvariantCulture,
        $"by which the court server's resident memory grew at most, from {before:0}; {what}"));

    private static Figure Answers(string name, LightAnswers answers, double quietMs, string what) => new(name, Math.Round(answers.P95Ms, 1), "ms", string.Create(CultureInfo.InvariantCulture,
        $"{answers.Count} answers to GET /api/health meanwhile, {quietMs:0.0} when the server had nothing to do; {what}"));

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    private sealed record Asks(Caller Clerk, Caller Other, string Hearing, ServerMemory Memory)
    {
        public string Light => "/api/health";
    }
}
