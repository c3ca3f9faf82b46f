using System.Globalization;
using System.Runtime.CompilerServices;
using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Courtroom;

public sealed class LinkTests
{
    [Theory]
    [InlineData(null, null, null, "Good")]
    [InlineData(0.02, 0.0, 250.0, "Good")]
    [InlineData(0.021, 0.0, 10.0, "Fair")]
    [InlineData(0.0, 0.03, 10.0, "Fair")]
    [InlineData(0.0, 0.0, 251.0, "Fair")]
    [InlineData(0.0, 0.081, 10.0, "Poor")]
    [InlineData(0.0, 0.0, 601.0, "Poor")]
    public void A_connection_is_as_good_as_its_worst_part(double? lossOut, double? lossIn, double? roundTripMs, string quality) =>
        Assert.Equal(quality, LinkQualityTable.Of(new LinkReport(lossOut, lossIn, roundTripMs, 600, "on", "on")).ToString());

    [Fact]
    public async Task The_tribunal_sees_how_each_connection_does_and_nobody_else_does()
    {
        await using var court = await LiveCourt.StartAsync(withNode: false);
        await using var clerk = await court.StaffAsync("clerk");
        await using var respondent = await court.PartyAsync(Role.Respondent);
        await using var claimant = await court.PartyAsync(Role.Claimant);
        var seat = court.Case.Seat(Role.Claimant).Value;
        await claimant.AskAsync("ReportLink", new { lossOut = 0.12, lossIn = 0.01, roundTripMs = 80, kbpsOut = 310.5, microphone = "off", camera = "on" });
        var beat = await clerk.MessageAsync("Heartbeat", beat => beat.GetProperty("links").EnumerateArray().Any(link => link.GetProperty("seat").GetString() == seat));
        var link = beat.GetProperty("links").EnumerateArray().Single();
        Assert.Equal(("Poor", "off", 0.12), (link.GetProperty("quality").GetString(), link.GetProperty("microphone").GetString(), link.GetProperty("lossOut").GetDouble()));
        await respondent.MessageAsync("Heartbeat");
        Assert.All(respondent.Messages("Heartbeat"), beat => Assert.Equal(System.Text.Json.JsonValueKind.Null, beat.GetProperty("links").ValueKind));

        // A page that falls silent is not taken for one that does well.
        clerk.Forget();
        await clerk.MessageAsync("Heartbeat", beat => beat.GetProperty("links").EnumerateArray().Any(link => link.GetProperty("quality").GetString() == "Lost"));
        Assert.Equal("media.bad-report", await claimant.RefusedAsync("ReportLink", new { lossOut = 1.5, lossIn = 0.0, roundTripMs = 80, kbpsOut = 310, microphone = "off", camera = "on" }));
        Assert.Equal("media.bad-report", await claimant.RefusedAsync("ReportLink", new { lossOut = 0.5, lossIn = 0.0, roundTripMs = 80, kbpsOut = 310, microphone = "<b>", camera = "on" }));
    }

    [Fact]
    public void The_document_shows_the_limits()
    {
        var path = DocumentPath();
        var document = string.Create(CultureInfo.InvariantCulture, $"""
            # How a connection does

            Written by a test from court-server/Courtroom/LinkQuality.cs; do not edit.

            Each page measures its own connection every 2 s and tells the court server, which keeps nothing of it. The tribunal and technicians
            see a word for each person, and the numbers behind it. The worst of the values decides.

            | word | packets lost, either way | round trip |
            |---|---|---|
            | 良好 good | up to {LinkQualityTable.FairLoss:P0} | up to {LinkQualityTable.FairRoundTripMs} ms |
            | 一般 fair | up to {LinkQualityTable.PoorLoss:P0} | up to {LinkQualityTable.PoorRoundTripMs} ms |
            | 差 poor | more | more |
            | 没有回应 no answer | nothing was said for {LinkQualityTable.Silence.TotalSeconds} s | |

            """);
        if (Environment.GetEnvironmentVariable("ARBITRATION_WRITE_DOCS") == "1") File.WriteAllText(path, document);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == document, "docs/procedures/links.md is out of date; run this test with ARBITRATION_WRITE_DOCS=1.");
    }

    private static string DocumentPath([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/procedures/links.md"));
}
