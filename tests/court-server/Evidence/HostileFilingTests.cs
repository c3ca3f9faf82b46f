using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Tests.Support;
using Arbitration.Press.Tests;
using Org.BouncyCastle.Crypto.Digests;

namespace Arbitration.Court.Tests.Evidence;

/// <summary>Hostile files come over HTTP as any others do; whoever asks the server for something else meanwhile has an answer.</summary>
public sealed class HostileFilingTests
{
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(1), Between = TimeSpan.FromMilliseconds(50), Quiet = TimeSpan.FromSeconds(2);

    // Of each kind those that cost most, and some that are taken, inert: their originals have to be given back as they were.
    private static readonly string[] Chosen =
    [
        "bomb.zip", "bomb-of-many-files.zip", "nested.zip", "hundred-thousand-pages.pdf", "slow-page.pdf", "deflate-bomb.pdf", "script.pdf", "launch.pdf", "attachment.pdf",
        "flood-real.png", "php.jpg", "script.gif", "xxe.svg", "macro.docm", "eicar.pdf", "html-head.mp4",
    ];

    [Fact]
    public async Task The_server_answers_while_hostile_files_are_pressed_and_gives_back_those_that_it_took_as_they_were()
    {
        await using var court = await LiveCourt.StartAsync();
        var (claimant, clerk) = (await FilingTests.PartyAsync(court, Role.Claimant), await FilingTests.StaffAsync(court, "clerk"));
        var corpus = HostileFiles.All().Where(file => Chosen.Contains(file.Name)).ToList();
        Assert.Equal(Chosen.Order(StringComparer.Ordinal), corpus.Select(file => file.Name).Order(StringComparer.Ordinal));
        using var over = new CancellationTokenSource();
        var quiet = await WaitsAsync(clerk.Browser, court.Hearing, Quiet);
        var asking = WaitsAsync(clerk.Browser, court.Hearing, Timeout.InfiniteTimeSpan, over.Token);
        // All of them at once: they wait for the press, not for the line.
        var filed = await Task.WhenAll(corpus.Select(async file => (File: file, Exhibit: await claimant.FileAsync(file.Name, file.Content))));
        var pressed = new List<(HostileFile File, string Exhibit, JsonElement Files)>();
        foreach (var (file, exhibit) in filed) pressed.Add((file, exhibit, (await claimant.PressedAsync(exhibit, seconds: 300)).GetProperty("files")));
        await over.CancelAsync();

        var waits = await asking;
        Assert.True(waits.Count >= 20, $"only {waits.Count} answers");
        // A machine that is busy with something else is slow when the server has nothing to do, too.
        var most = MostWait > quiet.Max() * 4 ? MostWait : quiet.Max() * 4;
        Assert.True(waits.Max() < most, $"{waits.Max().TotalMilliseconds:0} ms for an answer; {quiet.Max().TotalMilliseconds:0} ms before");
        foreach (var (file, exhibit, files) in pressed) await JudgeAsync(clerk, file, exhibit, files[0]);
        Assert.Contains(pressed, one => one.Files[0].GetProperty("state").GetString() == "Ready");
    }

    private static async Task JudgeAsync(Filer reader, HostileFile hostile, string exhibit, JsonElement file)
    {
        var refusal = file.GetProperty("refusal").GetString() ?? "";
        Assert.True((hostile.Codes is [] ? [""] : hostile.Codes).Contains(refusal), $"{hostile.Name}: {file}");
        Assert.Equal(refusal.Length > 0 ? "Refused" : "Ready", file.GetProperty("state").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(hostile.Content)), file.GetProperty("sha256").GetString());
        Assert.Equal(Sm3(hostile.Content), file.GetProperty("sm3").GetString());
        var original = await reader.GetAsync(exhibit, file.GetProperty("fileId").GetString()!);
        if (refusal.Length > 0) Assert.Equal(HttpStatusCode.NotFound, original.StatusCode);
        else Assert.Equal(hostile.Content, await original.Content.ReadAsByteArrayAsync());
    }

    private static async Task<IReadOnlyList<TimeSpan>> WaitsAsync(HttpClient browser, string hearing, TimeSpan length, CancellationToken over = default)
    {
        var (waits, began) = (new List<TimeSpan>(), Stopwatch.GetTimestamp());
        while (!over.IsCancellationRequested && (length == Timeout.InfiniteTimeSpan || Stopwatch.GetElapsedTime(began) < length))
        {
            var asked = Stopwatch.GetTimestamp();
            (await browser.GetAsync($"/api/hearings/{hearing}", CancellationToken.None)).EnsureSuccessStatusCode();
            waits.Add(Stopwatch.GetElapsedTime(asked));
            await Task.Delay(Between, TimeProvider.System, CancellationToken.None);
        }

        return waits;
    }

    private static string Sm3(byte[] content)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(content);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash, 0);
        return Convert.ToHexStringLower(hash);
    }
}
