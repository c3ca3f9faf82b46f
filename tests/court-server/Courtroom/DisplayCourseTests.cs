using System.Net;
using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Storage;
using Arbitration.Court.Tests.Evidence;
using Arbitration.Court.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>What playback is told of the display, and who is told.</summary>
public sealed class DisplayCourseTests
{
    private static readonly PageOnDisplay First = new("e1", "f1", 1, 2, "申1", "工资条", new string('a', 64), 1000, 1414), Second = First with { Page = 2, Sha256 = new string('b', 64) };
    private static readonly PagePart Quarter = new(0, 0, 0.5, 0.5);

    [Fact]
    public void Each_change_has_the_moment_at_which_the_recording_shows_it()
    {
        var course = DisplayCourse.Of(Log(new PageShown(First, PageTurn.None, [], null), new ViewChanged(Quarter, PageTurn.Right, 2_250_000), new PointerGiven("a1"), new DisplayCleared(9_000_000)), _ => true).ToList();
        Assert.Equal([0, 2_250_000, 9_000_000], course.Select(moment => moment.AtUs));
        Assert.Equal([typeof(PageShown), typeof(ViewChanged), typeof(DisplayCleared)], course.Select(moment => moment.Event?.GetType()));
    }

    [Fact]
    public void After_a_stretch_that_is_not_theirs_a_reader_finds_what_stands_there_by_then()
    {
        var events = Log(new PageShown(First, PageTurn.None, [], 1_000_000), new PointerGiven("a1"), new PageShown(Second, PageTurn.None, [], 3_000_000), new ViewChanged(Quarter, PageTurn.None, 4_000_000), new PointerGiven("b1"), new PointerGiven(null));
        var course = DisplayCourse.Of(events, at => at is < 2 or > 4).ToList();
        Assert.Equal([1_000_000, 2_000_000, 5_000_000], course.Select(moment => moment.AtUs));
        Assert.Null(course[1].Event);
        Assert.Null(course[1].Stands);
        Assert.Equal((Second, Quarter), (course[2].Stands!.Page, course[2].Stands!.Part));
        // Of the page that they may not have seen change, nothing is told in between.
        Assert.DoesNotContain(course, moment => moment.Event is PageShown { Page.Page: 2 });
    }

    [Fact]
    public async Task A_party_plays_back_after_the_close_what_was_shown_in_public()
    {
        await using var court = await LiveCourt.StartAsync();
        var (filer, other) = (await FilingTests.PartyAsync(court, Role.Claimant), await FilingTests.PartyAsync(court, Role.Respondent));
        var (open, closed) = (await PressedAsync(filer, "公开.txt"), await PressedAsync(filer, "不公开.txt"));
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        await AddedPeopleTests.OpenAsync(clerk, presiding);
        await clerk.AskAsync("ShowPage", "d1", open.Exhibit, open.File, 1);
        await presiding.AskAsync("TakeStep", "s1", "BeginClosedSession", "涉及个人隐私");
        await clerk.AskAsync("ShowPage", "d2", closed.Exhibit, closed.File, 1);
        await presiding.StepAsync("EndClosedSession");
        await clerk.AskAsync("ClearDisplay", "d3");
        var at = $"/api/hearings/{court.Hearing}/recording/display";
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Browser.GetAsync(at)).StatusCode);
        await presiding.AskAsync("TakeStep", "s2", "Adjourn", "另定日期");
        await presiding.EventAsync("PhaseChanged", e => e.GetProperty("to").GetString() == "Adjourned");

        var course = JsonDocument.Parse(await other.Browser.GetStringAsync(at)).RootElement;
        var shown = course.EnumerateArray().Where(moment => moment.TryGetProperty("event", out var e) && e.GetProperty("is").GetString() == "PageShown").ToList();
        Assert.Equal(open.File, Assert.Single(shown).GetProperty("event").GetProperty("page").GetProperty("file").GetString());
        Assert.Equal(HttpStatusCode.OK, (await other.Browser.GetAsync($"{at}/{open.File}/1")).StatusCode);
        // It stood there still when the public came back, so it is what they found; staff have all of it.
        Assert.Equal(closed.File, course.EnumerateArray().Select(moment => moment.GetProperty("stands")).Single(stands => stands.ValueKind == JsonValueKind.Object).GetProperty("page").GetProperty("file").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.GetAsync($"{at}/{open.File}/2")).StatusCode);
    }

    [Fact]
    public async Task Images_of_a_playback_read_the_log_once_for_each_reader_and_a_closed_session_stays_closed()
    {
        var reads = new LogReads();
        await using var court = await LiveCourt.StartAsync(change: services => services.ConfigureDbContext<CourtDatabase>(database => database.AddInterceptors(reads)));
        var (filer, other) = (await FilingTests.PartyAsync(court, Role.Claimant), await FilingTests.PartyAsync(court, Role.Respondent));
        var staff = await FilingTests.StaffAsync(court, "clerk");
        var (open, closed) = (await PressedAsync(filer, "公开.txt"), await PressedAsync(filer, "不公开.txt"));
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        await AddedPeopleTests.OpenAsync(clerk, presiding);
        await clerk.AskAsync("ShowPage", "d1", open.Exhibit, open.File, 1);
        var at = $"/api/hearings/{court.Hearing}/recording/display";
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(staff, closed));
        await presiding.AskAsync("TakeStep", "s1", "BeginClosedSession", "涉及个人隐私");
        await clerk.AskAsync("ShowPage", "d2", closed.Exhibit, closed.File, 1);
        await clerk.AskAsync("ClearDisplay", "d3");
        await presiding.StepAsync("EndClosedSession");
        // The log has grown since staff asked.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(staff, closed));
        await presiding.AskAsync("TakeStep", "s2", "Adjourn", "另定日期");
        await presiding.EventAsync("PhaseChanged", e => e.GetProperty("to").GetString() == "Adjourned");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(staff, closed));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(other, open));
        var before = reads.Count;
        for (var again = 0; again < 5; again++)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(staff, closed));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(other, open));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, closed));
        }

        Assert.Equal(before, reads.Count);
        Assert.NotEqual(0, before);

        async Task<HttpStatusCode> StatusAsync(Filer who, (string Exhibit, string File) page) => (await who.Browser.GetAsync($"{at}/{page.File}/1")).StatusCode;
    }

    private static async Task<(string Exhibit, string File)> PressedAsync(Filer filer, string name)
    {
        var exhibit = await filer.FileAsync(name, "2025年3月 工资"u8.ToArray());
        return (exhibit, (await filer.PressedAsync(exhibit)).GetProperty("files")[0].GetProperty("fileId").GetString()!);
    }

    /// <summary>One event a second from second 1 on.</summary>
    private static List<LoggedEvent> Log(params HearingEvent[] events) => [.. events.Select((what, i) => new LoggedEvent(i + 1, "2026-12-01T01:00:00.0000000Z", i * 1_000_000L + 1_000_000, "clerk", null, what))];
}
