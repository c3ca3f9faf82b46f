using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Tests.Evidence;
using Arbitration.Court.Tests.Support;
using Microsoft.AspNetCore.SignalR;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>The wall screen of a hearing room: who connects it, what it is given, and when it is given nothing.</summary>
public sealed class WallScreenTests
{
    [Fact]
    public async Task A_screen_is_paired_once_by_the_code_it_shows_and_can_be_ended()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var wall = await WallProbe.OpenAsync(court.Address);
        var code = await wall.FreshCodeAsync();
        var clerk = await KeeperAsync(court, "clerk");
        Assert.Equal("wall.code-wrong", await CourtServer.CodeAsync(await WallProbe.PairAsync(clerk, court.Hearing, code == "000000" ? "000001" : "000000")));
        Assert.False(wall.IsPaired);
        var paired = await (await WallProbe.PairAsync(clerk, court.Hearing, $"{code[..3]} {code[3..]}", " 第一仲裁庭 ")).Content.ReadFromJsonAsync<JsonElement>();
        var here = Assert.Single(paired.GetProperty("here").EnumerateArray());
        Assert.Equal(("第一仲裁庭", true), (here.GetProperty("name").GetString(), here.GetProperty("connected").GetBoolean()));
        await wall.UntilAsync("shows the hearing", one => one.IsPaired && one.Code is null);
        Assert.Equal("NotBegun", wall.Slate);

        // The code is used up, and the screen shows no other.
        await using var other = await WallProbe.OpenAsync(court.Address);
        Assert.Equal("wall.code-wrong", await CourtServer.CodeAsync(await WallProbe.PairAsync(clerk, court.Hearing, code)));

        // Comes back by its secret, and by nothing else.
        await using (var reloaded = await wall.ReloadAsync()) await reloaded.UntilAsync("shows the hearing again", one => one.IsPaired);
        Assert.False(other.IsPaired);

        var screen = here.GetProperty("screen").GetString();
        Assert.Equal(HttpStatusCode.NoContent, (await clerk.DeleteAsync(new Uri($"/api/hearings/{court.Hearing}/wall-screens/{screen}", UriKind.Relative))).StatusCode);
        await wall.UntilAsync("waits with another code", one => !one.IsPaired && one.Code is not null && one.Code != code);
        Assert.Equal("wall.not-paired", await wall.RefusedAsync("WallTicket", "clerk/cam/av", 1));
    }

    [Fact]
    public async Task Who_once_stood_before_a_screen_connects_it_again_from_the_desk_and_nobody_else()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var wall = await WallProbe.OpenAsync(court.Address);
        var (clerk, presiding) = (await KeeperAsync(court, "clerk"), await KeeperAsync(court, "arbitrator"));
        await WallProbe.PairAsync(clerk, court.Hearing, await wall.FreshCodeAsync(), "东墙");
        await wall.UntilAsync("shows the hearing", one => one.IsPaired);
        var screen = (await ScreensAsync(clerk, court.Hearing)).GetProperty("here")[0].GetProperty("screen").GetString()!;
        var first = court.Hearing;
        await EndSittingAsync(court);
        await wall.UntilAsync("waits after the sitting", one => !one.IsPaired && one.Code is not null);
        Assert.Equal("hearing.over", await CourtServer.CodeAsync(await WallProbe.PairAsync(clerk, first, wall.Code)));

        await court.NextSittingAsync();
        Assert.Empty((await ScreensAsync(presiding, court.Hearing)).GetProperty("before").EnumerateArray());
        Assert.Equal("wall.unknown", await CourtServer.CodeAsync(await WallProbe.PairAsync(presiding, court.Hearing, null, screen: screen)));
        var known = Assert.Single((await ScreensAsync(clerk, court.Hearing)).GetProperty("before").EnumerateArray());
        Assert.Equal(("东墙", true, false), (known.GetProperty("name").GetString(), known.GetProperty("connected").GetBoolean(), known.GetProperty("shownElsewhere").GetBoolean()));
        (await WallProbe.PairAsync(clerk, court.Hearing, null, screen: screen)).EnsureSuccessStatusCode();
        await wall.UntilAsync("shows the next sitting", one => one.IsPaired && one.View.GetProperty("hearing").GetProperty("hearingId").GetString() == court.Hearing);
    }

    [Fact]
    public async Task A_screen_that_shows_one_hearing_is_not_taken_away_to_another_without_its_code()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var wall = await WallProbe.OpenAsync(court.Address);
        var clerk = await KeeperAsync(court, "clerk");
        await WallProbe.PairAsync(clerk, court.Hearing, await wall.FreshCodeAsync());
        await wall.UntilAsync("shows the hearing", one => one.IsPaired);
        var other = await court.Court.CaseAsync("测劳人仲(2026)办字第0002号");
        var known = Assert.Single((await ScreensAsync(clerk, other.Hearing.Value)).GetProperty("before").EnumerateArray());
        Assert.True(known.GetProperty("shownElsewhere").GetBoolean());
        Assert.Equal("wall.busy", await CourtServer.CodeAsync(await WallProbe.PairAsync(clerk, other.Hearing.Value, null, screen: known.GetProperty("screen").GetString())));
    }

    [Fact]
    public async Task Guessing_is_stopped_and_only_those_who_keep_the_hearing_may_try()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var wall = await WallProbe.OpenAsync(court.Address);
        var code = await wall.FreshCodeAsync();
        await NewStaff.AddAsync(court.Court, "another-clerk", StaffRoles.Clerk);
        Assert.Equal(HttpStatusCode.NotFound, (await WallProbe.PairAsync(await KeeperAsync(court, "another-clerk"), court.Hearing, code)).StatusCode);
        using var party = new HttpClient(new HttpClientHandler { CookieContainer = await court.JoinAsync(court.Case.Seat(Role.Claimant)) }) { BaseAddress = court.Address };
        party.DefaultRequestHeaders.Add("X-Court", "1");
        Assert.Equal(HttpStatusCode.Forbidden, (await WallProbe.PairAsync(party, court.Hearing, code)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await party.GetAsync(new Uri($"/api/hearings/{court.Hearing}/wall-screens", UriKind.Relative))).StatusCode);

        var clerk = await KeeperAsync(court, "clerk");
        for (var guess = 0; guess < 5; guess++) Assert.Equal("wall.code-wrong", await CourtServer.CodeAsync(await WallProbe.PairAsync(clerk, court.Hearing, "12")));
        Assert.Equal("wall.too-many-codes", await CourtServer.CodeAsync(await WallProbe.PairAsync(clerk, court.Hearing, code)));
        Assert.False(wall.IsPaired);
    }

    [Fact]
    public async Task The_secret_of_a_screen_opens_nothing_but_its_own_door()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var wall = await WallProbe.OpenAsync(court.Address);
        var clerk = await KeeperAsync(court, "clerk");
        await WallProbe.PairAsync(clerk, court.Hearing, await wall.FreshCodeAsync());
        await wall.UntilAsync("shows the hearing", one => one.IsPaired);
        foreach (var path in new[] { "/api/session", $"/api/hearings/{court.Hearing}", $"/api/hearings/{court.Hearing}/transcript.json", $"/api/hearings/{court.Hearing}/evidence/list", $"/api/hearings/{court.Hearing}/wall-screens" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await wall.Browser.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await wall.Browser.PostAsync(new Uri("/hub/courtroom/negotiate?negotiateVersion=1", UriKind.Relative), null)).StatusCode);
        foreach (var method in new[] { "Enter", "TakeStep", "Publish", "Ticket", "CommitLine", "Replay" }) await Assert.ThrowsAsync<HubException>(() => wall.AskAsync(method));
        using var nobody = new HttpClient { BaseAddress = court.Address };
        // And without one nobody is a screen, whoever else they are.
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsync(new Uri("/hub/wall/negotiate?negotiateVersion=1", UriKind.Relative), null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.PostAsync(new Uri("/hub/wall/negotiate?negotiateVersion=1", UriKind.Relative), null)).StatusCode);
    }

    [Fact]
    public async Task It_is_given_the_remote_people_the_document_camera_the_page_and_the_last_lines_and_no_more()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var room = await BeginAsync(court);
        var (a, b) = (court.Case.Seat(Role.Claimant).Value, court.Case.Seat(Role.Respondent).Value);
        court.Node.Publishing = [($"{a}/cam/av", ""), ($"{b}/cam/av", ""), ("presiding/cam/av", ""), ("presiding/doc1/v", "")];
        foreach (var seat in (string[])["presiding", "clerk", b]) await room.Clerk.AskAsync("PlaceSeat", Guid.NewGuid().ToString(), seat, true);
        await room.Wall.UntilAsync("has the claimant's camera and the document camera alone", wall =>
            Names(wall, "sources", "source").SequenceEqual([$"{a}/cam/av", "presiding/doc1/v"]) && Names(wall, "people", "seat").SequenceEqual([a]));
        for (var line = 1; line <= 4; line++) await room.Clerk.AskAsync("CommitLine", $"c{line}", new { line = $"l{line}", speaker = a, text = $"第{line}句" });
        await room.Wall.UntilAsync("has the last three lines", wall => Names(wall, "lines", "text").SequenceEqual(["第2句", "第3句", "第4句"]));
        await room.Clerk.AskAsync("Draft", new { line = "l5", rev = 1, speaker = "", text = "正在录入的话", startedHearingUs = (long?)null });
        await room.Clerk.AskAsync("WriteToTribunal", "w1", "合议庭内部的话");
        await room.Presiding.AskAsync("DisciplineSeat", "d1", b, "Warning", "请遵守纪律");
        await room.Wall.UntilAsync("has the order's line", wall => Names(wall, "lines", "text").Any(text => text?.Contains("请遵守纪律", StringComparison.Ordinal) == true));
        Assert.DoesNotContain("正在录入的话", room.Wall.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("合议庭内部的话", room.Wall.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("139", room.Wall.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain(court.Case.Roster.Cause, room.Wall.Everything, StringComparison.Ordinal);

        // It receives; there is no name for sending.
        var ticket = (await room.Wall.AskAsync("WallTicket", $"{a}/cam/av", 1)).GetProperty("ticket").GetString();
        await room.Wall.AskAsync("WallView", ticket);
        Assert.Contains(court.Node.Asked, asked => asked[0] == "view" && asked[1].StartsWith("wall-", StringComparison.Ordinal) && asked[2] == $"{a}/cam/av" && asked[3] == "");
        Assert.Equal("media.source-unknown", await room.Wall.RefusedAsync("WallTicket", "presiding/cam/av", 1));
        Assert.DoesNotContain(court.Node.Asked, asked => asked[0] == "publish");

        // Whom somebody in the room must not see is not brought before them; the gateway itself does not send it.
        await room.Presiding.AskAsync("ScreenSeats", "s1", a, b, true, false);
        await room.Wall.UntilAsync("has the document camera alone", wall => Names(wall, "sources", "source").SequenceEqual(["presiding/doc1/v"]));
        await Eventually.HoldsAsync(() => court.Node.Converged.LastOrDefault()?.Screens.Any(screen => screen.Seat.StartsWith("wall-", StringComparison.Ordinal) && screen.Other == a && screen.Picture) == true, "the node to screen the wall");
        Assert.Equal("media.source-unknown", await room.Wall.RefusedAsync("WallTicket", $"{a}/cam/av", 1));
    }

    [Fact]
    public async Task It_follows_page_view_pointer_and_marks_and_reads_the_page_while_it_is_on_display()
    {
        await using var court = await LiveCourt.StartAsync();
        var filer = await FilingTests.PartyAsync(court, Role.Claimant);
        var exhibit = await filer.FileAsync("工资条.txt", "2025年3月 工资"u8.ToArray());
        var file = (await filer.PressedAsync(exhibit)).GetProperty("files")[0].GetProperty("fileId").GetString()!;
        await using var room = await BeginAsync(court);
        var page = new Uri($"/api/wall/display/{file}/1", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Wall.Browser.GetAsync(page)).StatusCode);
        await room.Clerk.AskAsync("ShowPage", "p1", exhibit, file, 1);
        await room.Wall.UntilAsync("has the page", wall => wall.View.GetProperty("display").ValueKind == JsonValueKind.Object);
        await room.Clerk.AskAsync("ChangeView", "p2", new { x = 0.25, y = 0.0, width = 0.5, height = 0.5 }, "Right");
        await room.Clerk.AskAsync("AddMark", "p3", new { shape = "Rectangle", colour = "Red", points = new[] { new { x = 0.1, y = 0.1 }, new { x = 0.3, y = 0.2 } } });
        await room.Clerk.AskAsync("MovePointer", "p4", new { x = 0.4, y = 0.6 });
        await room.Wall.UntilAsync("follows", wall => wall.View.GetProperty("display") is var shown && shown.GetProperty("part").GetProperty("x").GetDouble() == 0.25
            && shown.GetProperty("turn").GetString() == "Right" && shown.GetProperty("marks").GetArrayLength() == 1 && shown.GetProperty("pointer").ValueKind == JsonValueKind.Object);
        // A pointer is sent by itself, not with the page and its marks.
        Assert.Equal("pointer", Assert.Single(JsonDocument.Parse(room.Wall.Everything.Split('\n')[^1]).RootElement.GetProperty("display").EnumerateObject()).Name);
        var image = await room.Wall.Browser.GetAsync(page);
        Assert.Equal((HttpStatusCode.OK, true), (image.StatusCode, image.Headers.CacheControl?.NoStore ?? false));
        await using (var stranger = await WallProbe.OpenAsync(court.Address)) Assert.Equal(HttpStatusCode.NotFound, (await stranger.Browser.GetAsync(page)).StatusCode);
        await room.Presiding.StepAsync("BeginClosedSession", "商业秘密");
        Assert.Equal(HttpStatusCode.NotFound, (await room.Wall.Browser.GetAsync(page)).StatusCode);
    }

    [Theory]
    [InlineData("BeginClosedSession", "ClosedSession", "EndClosedSession")]
    [InlineData("Recess", "Recess", "Resume")]
    [InlineData("BeginMediation", "Mediation", "EndMediation")]
    [InlineData("BeginInterruption", "Interruption", "EndInterruption")]
    public async Task When_nobody_is_to_look_on_it_is_told_so_at_once_and_the_node_cuts_it(string step, string slate, string back)
    {
        await using var court = await LiveCourt.StartAsync();
        await using var room = await BeginAsync(court);
        var a = court.Case.Seat(Role.Claimant).Value;
        court.Node.Publishing = [($"{a}/cam/av", "")];
        await room.Wall.UntilAsync("has the claimant", wall => Names(wall, "sources", "source").Contains($"{a}/cam/av"));
        await Eventually.HoldsAsync(() => HasWall(court), "the node to know the wall");
        var ticket = (await room.Wall.AskAsync("WallTicket", $"{a}/cam/av", 1)).GetProperty("ticket").GetString();

        var asked = TimeProvider.System.GetTimestamp();
        await room.Presiding.StepAsync(step, "理由");
        await room.Wall.UntilAsync("on a slate", wall => wall.Slate == slate);
        var took = TimeProvider.System.GetElapsedTime(asked);
        Assert.True(took < TimeSpan.FromSeconds(1), $"the slate took {took.TotalMilliseconds:0} ms");
        foreach (var part in (string[])["people", "sources", "speaking", "lines"]) Assert.Equal(0, room.Wall.View.GetProperty(part).GetArrayLength());
        Assert.Equal(JsonValueKind.Null, room.Wall.View.GetProperty("hearing").GetProperty("phase").ValueKind);
        await Eventually.HoldsAsync(() => !HasWall(court), "the node to cut the wall");
        Assert.Equal("media.not-in-the-room", await room.Wall.RefusedAsync("WallView", ticket));
        await room.Clerk.AskAsync("CommitLine", "c1", new { line = "l1", speaker = "", text = "大屏不应看到" });
        await room.Presiding.StepAsync(back);
        await room.Wall.UntilAsync("shows the hearing again", wall => wall.IsOpen);
        await Eventually.HoldsAsync(() => HasWall(court), "the node to know the wall again");
        if (step == "BeginClosedSession") Assert.DoesNotContain("大屏不应看到", room.Wall.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_second_it_is_told_that_what_it_shows_is_still_true()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var wall = await WallProbe.OpenAsync(court.Address);
        await wall.UntilAsync("is told each second", one => one.Beats >= 2);
        var before = wall.Beats;
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        Assert.InRange(wall.Beats - before, 2, 5);
    }

    private static bool HasWall(LiveCourt court) => court.Node.Converged.LastOrDefault()?.Seats.Any(seat => seat.Seat_.StartsWith("wall-", StringComparison.Ordinal) && seat.OutOfProgramme) == true;

    private static IEnumerable<string?> Names(WallProbe wall, string list, string name) =>
        wall.View.GetProperty(list).EnumerateArray().Select(one => one.GetProperty(name).GetString()).Order(StringComparer.Ordinal);

    private static async Task<JsonElement> ScreensAsync(HttpClient keeper, string hearing) =>
        await keeper.GetFromJsonAsync<JsonElement>(new Uri($"/api/hearings/{hearing}/wall-screens", UriKind.Relative));

    private static async Task<HttpClient> KeeperAsync(LiveCourt court, string userName)
    {
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = await HubSeat.SignInAsync(court.Address, userName) }) { BaseAddress = court.Address };
        browser.DefaultRequestHeaders.Add("X-Court", "1");
        return browser;
    }

    private static async Task EndSittingAsync(LiveCourt court)
    {
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        await AddedPeopleTests.OpenAsync(clerk, presiding);
        await presiding.StepAsync("Adjourn", "另行通知");
        await clerk.EventAsync("WallEnded");
    }

    /// <summary>A hearing in investigation with a wall screen that shows it.</summary>
    private static async Task<ShownRoom> BeginAsync(LiveCourt court)
    {
        var (clerk, presiding) = (await court.StaffAsync("clerk"), await court.StaffAsync("arbitrator"));
        await AddedPeopleTests.OpenAsync(clerk, presiding);
        var room = new ShownRoom(clerk, presiding, await court.PartyAsync(Role.Claimant), await court.PartyAsync(Role.Respondent), await WallProbe.OpenAsync(court.Address));
        (await WallProbe.PairAsync(await KeeperAsync(court, "arbitrator"), court.Hearing, await room.Wall.FreshCodeAsync())).EnsureSuccessStatusCode();
        await room.Clerk.EventAsync("WallPaired");
        await room.Wall.UntilAsync("shows the hearing", wall => wall.IsOpen);
        return room;
    }

    private sealed record ShownRoom(HubSeat Clerk, HubSeat Presiding, HubSeat Claimant, HubSeat Respondent, WallProbe Wall) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var seat in (HubSeat[])[Clerk, Presiding, Claimant, Respondent]) await seat.DisposeAsync();
            await Wall.DisposeAsync();
        }
    }
}
