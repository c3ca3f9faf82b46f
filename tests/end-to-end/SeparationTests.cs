using System.Diagnostics;
using Arbitration.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>Private rooms and screening, seen at the pages and, outside of them, in the gateway's own list and in the recording.</summary>
[Collection(InTheCourthouse.Name)]
public sealed class SeparationTests(Courthouse house, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly LocatorAssertionsToBeVisibleOptions Shown = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToHaveCountOptions Counted = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_mediation_that_succeeds_goes_room_by_room_and_nothing_of_it_gets_out()
    {
        var filing = await house.BeginAsync("Investigation");
        await using var respondent = await Person.SitDownAsync("respondent", Signal.Respondent);
        await Courtroom.ComeInAsync(house.System, respondent, filing.Links.First(link => link.Role == "Respondent"));
        await using var gateway = new GatewayList(house.System);
        await SeesAsync(respondent, 3);
        await StepAsync("BeginMediation", "双方同意调解");
        var from = await Courthouse.SecondsAsync(house.Clerk) + 1;

        var clicked = Stopwatch.GetTimestamp();
        await house.Presiding.Find("private-WithClaimant").ClickAsync();
        await Expect(house.Claimant.Find("private-room")).ToBeVisibleAsync(Shown);
        await Expect(respondent.Find("private-elsewhere")).ToBeVisibleAsync(Shown);
        await SeesAsync(respondent, 0);
        output.WriteLine($"apart after {Stopwatch.GetElapsedTime(clicked).TotalMilliseconds:0} ms");
        await SeesAsync(house.Claimant, 2);
        output.WriteLine($"together in the room after {Stopwatch.GetElapsedTime(clicked).TotalMilliseconds:0} ms");
        var (claimant, other) = (await Courtroom.SeatAsync(house.Claimant), await Courtroom.SeatAsync(respondent));
        await Wait.UntilAsync("the three receive each other in their room, and the respondent has no part in it", async () =>
        {
            var edges = await gateway.ReadAsync(filing.Hearing);
            return edges.Count(edge => edge.GatewayRoom.EndsWith("~WithClaimant", StringComparison.Ordinal)) == 12 && Between(edges, other, ["presiding", "clerk", claimant]).Count == 0;
        }, Patience);
        // The bench reads the gateway's word for it; the clerk cannot write here.
        await Expect(house.Presiding.Find("private-proof")).ToContainTextAsync("0 人，室外接收的 0 人", new() { Timeout = 30_000 });
        await Expect(house.Clerk.Find("no-record")).ToBeVisibleAsync(Shown);
        await Expect(house.Clerk.Find("editor-text")).ToBeHiddenAsync();
        // Whoever reloads is in the same room again.
        await house.Claimant.Page.ReloadAsync();
        await SeesAsync(house.Claimant, 2);
        await house.Presiding.Find("private-WithRespondent").ClickAsync();
        await SeesAsync(house.Claimant, 0);
        await SeesAsync(respondent, 2);
        Assert.Empty(Between(await gateway.ReadAsync(filing.Hearing), claimant, ["presiding", "clerk", other]));

        await house.Presiding.Find("private-end").ClickAsync();
        await SeesAsync(house.Claimant, 3);
        await SeesAsync(respondent, 3);
        var to = await Courthouse.SecondsAsync(house.Clerk) - 0.5;
        await house.AdjournAsync("调解成功，制作调解书");

        await using var files = await ExportedHearing.WaitAsync(house.System, filing.Hearing, Directory.CreateTempSubdirectory("course-").FullName);
        var mp4 = new MediaFile(await files.SaveAsync("/recording/hearing.mp4", "hearing.mp4"));
        var sound = await mp4.SoundAsync();
        foreach (var signal in (Signal[])[Signal.Presiding, Signal.Clerk, Signal.Claimant, Signal.Respondent])
        {
            Assert.InRange(Courthouse.Loudest(sound, signal.Hertz, from, to), 0, 0.001);
            Assert.False(await Courthouse.IsSeenAsync(mp4, signal, (from + to) / 2));
            Assert.True(await Courthouse.IsSeenAsync(mp4, signal, from - 2.5));
        }

        Assert.InRange(Courthouse.Loudest(sound, Signal.Claimant.Hertz, 0, from - 1), 0.02, 1);
        var text = (await CommandLine.RunAsync("pdftotext", ["-layout", await files.SaveAsync("/record.pdf", "record.pdf"), "-"])).Output;
        foreach (var noted in (string[])["仲裁庭单独与申请人一方谈话开始", "仲裁庭单独与申请人一方谈话结束", "仲裁庭单独与被申请人一方谈话结束"]) Assert.Contains(noted, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Screened_people_receive_nothing_of_each_other_and_everybody_else_sees_both()
    {
        var filing = await house.BeginAsync("Investigation");
        await using var respondent = await Person.SitDownAsync("respondent", Signal.Respondent);
        await Courtroom.ComeInAsync(house.System, respondent, filing.Links.First(link => link.Role == "Respondent"));
        await using var gateway = new GatewayList(house.System);
        await SeesAsync(house.Claimant, 3);
        var (claimant, other) = (await Courtroom.SeatAsync(house.Claimant), await Courtroom.SeatAsync(respondent));
        Assert.Equal(4, Between(await gateway.ReadAsync(filing.Hearing), claimant, [other]).Count);

        await ScreenAsync(claimant, "picture");
        await Expect(house.Claimant.Page.Locator($"[data-testid=tile][data-seat='{other}'][data-state=screened]")).ToBeVisibleAsync(Shown);
        await Wait.UntilAsync("they receive each other's sound alone", async () => Between(await gateway.ReadAsync(filing.Hearing), claimant, [other]) is [{ IsAudio: true, PacketsOfViewer: > 0 }, { IsAudio: true, PacketsOfViewer: > 0 }], Patience);
        await SeesAsync(house.Claimant, 2);
        await SeesAsync(house.Clerk, 3);

        await ScreenAsync(claimant, "both");
        await Wait.UntilAsync("they receive nothing of each other", async () => Between(await gateway.ReadAsync(filing.Hearing), claimant, [other]).Count == 0, Patience);
        // A page that comes anew asks the same question.
        await house.Claimant.Page.ReloadAsync();
        await SeesAsync(house.Claimant, 2);
        Assert.Empty(Between(await gateway.ReadAsync(filing.Hearing), claimant, [other]));
        await ScreenAsync(claimant, "none");
        await SeesAsync(house.Claimant, 3);
        await SeesAsync(respondent, 3);
        await house.AdjournAsync("另行通知");
    }

    private async Task ScreenAsync(string seat, string kind)
    {
        await house.Presiding.Find("people-tab").ClickAsync();
        await house.Presiding.Page.Locator($"[data-testid=people] li[data-seat='{seat}']").GetByTestId("screen-person").ClickAsync();
        await house.Presiding.Find($"screen-{kind}").CheckAsync();
        await house.Presiding.Find("screen-confirm").ClickAsync();
        await Expect(house.Presiding.Find("screen-dialog")).ToHaveCountAsync(0, Counted);
    }

    private async Task StepAsync(string step, string reason)
    {
        await house.Presiding.Find("more-steps").ClickAsync();
        await house.Presiding.Find($"step-{step}").ClickAsync();
        await house.Presiding.Find("step-reason").FillAsync(reason);
        await house.Presiding.Find("step-confirm").ClickAsync();
        await house.PhaseAsync("Mediation");
    }

    // Counted from one look to the next: a connection that is made anew begins from nought.
    private static Task SeesAsync(Person person, int others) => Wait.UntilAsync($"{person.Name} sees {others} others move", async () =>
    {
        var before = await Courtroom.FramesAsync(person);
        await Task.Delay(TimeSpan.FromMilliseconds(700), TimeProvider.System);
        var now = await Courtroom.FramesAsync(person);
        return now.Count(source => source.Value > before.GetValueOrDefault(source.Key, long.MaxValue)) == others;
    }, Patience);

    private static List<GatewayList.Edge> Between(IReadOnlyList<GatewayList.Edge> edges, string seat, string[] others) =>
        [.. edges.Where(edge => (edge.Viewer == seat && others.Contains(edge.Seat)) || (edge.Seat == seat && others.Contains(edge.Viewer)) || edge.Viewer == "?")];
}
