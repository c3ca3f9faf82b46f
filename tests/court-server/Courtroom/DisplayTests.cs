using System.Net;
using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;
using Arbitration.Court.Tests.Evidence;
using Arbitration.Court.Tests.Hearings;
using Arbitration.Court.Tests.Support;
using Arbitration.Media.Contract;
using SkiaSharp;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>What is on display: who sees it, what the node shows, and what is left of it.</summary>
public sealed class DisplayTests : IAsyncLifetime
{
    private static readonly PageOnDisplay First = new("e1", "f1", 1, 2, "申1", "工资条", new string('a', 64), 1000, 1414), Second = First with { Page = 2, Sha256 = new string('b', 64) };
    private static readonly PageMark Mark = new(MarkShape.Rectangle, MarkColour.Red, [new PagePoint(0.1, 0.1), new PagePoint(0.3, 0.2)]);
    private readonly WriterBench _bench = new();

    public Task InitializeAsync() => Task.CompletedTask;
    public Task DisposeAsync() => _bench.DisposeAsync().AsTask();

    [Fact]
    public async Task A_page_its_view_and_its_marks_reach_the_node_with_the_hearing_time_of_the_event()
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        _bench.HearingUs = 60_000_000;
        await _bench.DoAsync(writer, "clerk", new ShowPage(First));
        await _bench.DoAsync(writer, "presiding", new ChangeView(new PagePart(0.25, 0, 0.5, 0.5), PageTurn.Right));
        await _bench.DoAsync(writer, "presiding", new AddMark(Mark));
        await _bench.DoAsync(writer, "presiding", new MovePointer(new PagePoint(0.4, 0.6)));
        var room = RoomOf(writer.State);
        var shown = Assert.Single(room.Shown);
        Assert.Equal((SourceOf(First), First.Sha256, Shown.Types.Kind.Page), (shown.Source, shown.Sha256, shown.Kind));
        Assert.Equal((0.25, 0.5, ShownView.Types.Turn.Right, 0.6, 60_250_000), (shown.View.Part.X, shown.View.Part.Width, shown.View.Turn, shown.View.Pointer.Y, shown.View.AtHearingUs));
        Assert.Equal(2, Assert.Single(shown.View.Marks).Points.Count);
        Assert.Equal((SourceOf(First), "申1", "工资条（第1页，共2页）", 60_250_000), (room.Scene.Display, room.Scene.DisplayNumber, room.Scene.DisplayTitle, room.Scene.AtHearingUs));

        // What is replaced stays until the moment of the change, and its marks come back with it.
        await _bench.DoAsync(writer, "clerk", new ShowPage(Second));
        Assert.Equal([SourceOf(First), SourceOf(Second)], RoomOf(writer.State).Shown.Select(one => one.Source));
        Assert.Equal(PageTurn.Right, writer.State.Of<DisplayState>().Now!.Turn);
        Assert.Empty(writer.State.Of<DisplayState>().Now!.Marks);
        await _bench.DoAsync(writer, "clerk", new ShowPage(First));
        Assert.Equal(Mark.Points, Assert.Single(writer.State.Of<DisplayState>().Now!.Marks).Points);
        Assert.Equal(RoomOf(writer.State), RoomOf((await _bench.OpenAsync()).State));
        await _bench.DoAsync(writer, "clerk", new ClearDisplay());
        Assert.Empty(RoomOf(writer.State).Shown);
    }

    [Fact]
    public async Task A_recess_takes_page_and_pointer_away()
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        await _bench.DoAsync(writer, "clerk", new ShowPage(First));
        await _bench.DoAsync(writer, "clerk", new GivePointer("a1"));
        await _bench.DoAsync(writer, "a1", new AddMark(Mark));
        await _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.Recess, null));
        Assert.Equal((null, null), (writer.State.Of<DisplayState>().Now, writer.State.Of<DisplayState>().Pointer));
    }

    [Fact]
    public async Task Pointer_moves_that_follow_too_soon_are_left_out()
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        await _bench.DoAsync(writer, "clerk", new ShowPage(First));
        await _bench.DoAsync(writer, "clerk", new MovePointer(new PagePoint(0.1, 0.1)));
        var now = new Situation(_bench.Time.GetUtcNow().AddMilliseconds(50), null, writer.Head + 1, _bench.Seat("clerk"), _bench.Roster, NodeCondition.Good);
        await writer.ActAsync(null, new MovePointer(new PagePoint(0.2, 0.2)), now, default);
        Assert.Equal(0.1, writer.State.Of<DisplayState>().Now!.Pointer!.X);
        await _bench.DoAsync(writer, "clerk", new MovePointer(new PagePoint(0.3, 0.3)));
        Assert.Equal(0.3, writer.State.Of<DisplayState>().Now!.Pointer!.X);
    }

    [Theory]
    [InlineData(0.9, 0, 0.5, 0.5)]
    [InlineData(0, 0, 0, 0.5)]
    [InlineData(-0.1, 0, 0.5, 0.5)]
    public async Task A_view_off_the_page_is_refused(double x, double y, double width, double height)
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        await _bench.DoAsync(writer, "clerk", new ShowPage(First));
        var refused = await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "clerk", new ChangeView(new PagePart(x, y, width, height), PageTurn.None)));
        Assert.Equal("display.off-the-page", refused.Code);
    }

    [Fact]
    public async Task A_page_that_is_shown_is_exchanged_reaches_the_node_and_is_read_by_everyone_in_the_room()
    {
        await using var court = await LiveCourt.StartAsync();
        var (filer, stranger) = (await FilingTests.PartyAsync(court, Role.Claimant), await FilingTests.PartyAsync(court, Role.Respondent));
        var kept = await filer.FileAsync("甲.txt", "2025年2月 工资"u8.ToArray());
        var exhibit = await filer.FileAsync("工资条.txt", "2025年3月 工资"u8.ToArray());
        await filer.PressedAsync(kept);
        var file = (await filer.PressedAsync(exhibit)).GetProperty("files")[0].GetProperty("fileId").GetString()!;
        await using var clerk = await court.StaffAsync("clerk");
        await using var party = await court.PartyAsync(Role.Representative);
        await clerk.StepAsync("OpenLobby");
        Assert.Equal("display.not-now", await clerk.RefusedAsync("ShowPage", "d0", exhibit, file, 1));
        Assert.Empty(await stranger.ExhibitsAsync());
        await clerk.StepAsync("BeginCheckIn");
        var page = $"/api/hearings/{court.Hearing}/display/{file}/1";
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Browser.GetAsync(page)).StatusCode);
        Assert.Equal("display.not-yours", await party.RefusedAsync("ShowPage", "d1", exhibit, file, 1));
        Assert.Equal("evidence.unknown", await clerk.RefusedAsync("ShowPage", "d2", exhibit, file, 9));

        await clerk.AskAsync("ShowPage", "d3", exhibit, file, 1);
        var shown = (await party.EventAsync("PageShown")).GetProperty("page");
        Assert.Equal(("申2", "工资条"), (shown.GetProperty("label").GetString(), shown.GetProperty("title").GetString()));
        // Shown out of turn: it keeps its number, and what stands before it in the list is not given away.
        Assert.Equal("申2", Assert.Single(await stranger.ExhibitsAsync()).GetProperty("label").GetString());
        Assert.Equal(["申1", "申2"], (await filer.ExhibitsAsync()).Select(e => e.GetProperty("label").GetString()));
        var image = await stranger.Browser.GetAsync(page);
        Assert.Equal((HttpStatusCode.OK, true), (image.StatusCode, image.Headers.CacheControl!.Private));
        var sha256 = shown.GetProperty("sha256").GetString()!;
        Assert.Equal(sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await image.Content.ReadAsByteArrayAsync())));
        using (var whole = SKBitmap.Decode(await image.Content.ReadAsByteArrayAsync()))
        using (var half = SKBitmap.Decode(await stranger.Browser.GetByteArrayAsync($"{page}/half"))) Assert.Equal((whole.Width / 2, whole.Height / 2), (half.Width, half.Height));
        await Eventually.HoldsAsync(() => court.Node.Files.ContainsKey(sha256) && court.Node.Converged.LastOrDefault()?.Shown.SingleOrDefault()?.Sha256 == sha256, "the node to have the page and to be asked for it");

        await using var late = await court.StaffAsync("arbitrator");
        Assert.Equal(sha256, late.Snapshot.GetProperty("display").GetProperty("page").GetProperty("sha256").GetString());
        await clerk.AskAsync("ClearDisplay", "d4");
        foreach (var gone in (string[])[page, $"{page}/half"]) Assert.Equal(HttpStatusCode.NotFound, (await stranger.Browser.GetAsync(gone)).StatusCode);
        await Eventually.HoldsAsync(() => court.Node.Converged.LastOrDefault()?.Shown.Count == 0, "the node to show nothing");
    }

    [Fact]
    public async Task A_node_with_an_empty_disk_gets_the_page_again()
    {
        await using var court = await LiveCourt.StartAsync();
        var filer = await FilingTests.PartyAsync(court, Role.Claimant);
        var exhibit = await filer.FileAsync("工资条.txt", "2025年3月 工资"u8.ToArray());
        var file = (await filer.PressedAsync(exhibit)).GetProperty("files")[0].GetProperty("fileId").GetString()!;
        await using var clerk = await court.StaffAsync("clerk");
        await clerk.StepAsync("OpenLobby");
        await clerk.StepAsync("BeginCheckIn");
        await clerk.AskAsync("ShowPage", "d1", exhibit, file, 1);
        var sha256 = (await clerk.EventAsync("PageShown")).GetProperty("page").GetProperty("sha256").GetString()!;
        await Eventually.HoldsAsync(() => court.Node.Files.ContainsKey(sha256), "the node to have the page");
        await court.Node.KillAsync();
        court.Node.Files.Clear();
        await court.Node.StartAsync();
        await Eventually.HoldsAsync(() => court.Node.Files.ContainsKey(sha256), "the node to have the page again");
    }

    [Fact]
    public async Task A_witness_sees_the_page_from_the_call_on_and_not_after()
    {
        await using var court = await LiveCourt.StartAsync();
        var filer = await FilingTests.PartyAsync(court, Role.Claimant);
        var exhibit = await filer.FileAsync("工资条.txt", "2025年3月 工资"u8.ToArray());
        var file = (await filer.PressedAsync(exhibit)).GetProperty("files")[0].GetProperty("fileId").GetString()!;
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        var at = court.Case with { Roster = await AddedPeopleTests.WithAsync(court, Role.Witness, "claimant", "证一") };
        var cookies = await HubSeat.JoinAsync(court.Address, CourtroomCase.Token(await at.LinkAsync(at.Seat(Role.Witness))));
        await using var witness = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing);
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = court.Address };
        await AddedPeopleTests.OpenAsync(clerk, presiding);
        await clerk.AskAsync("ShowPage", "d1", exhibit, file, 1);
        var page = $"/api/hearings/{court.Hearing}/display/{file}/1";
        foreach (var hidden in (string[])[page, $"{page}/half"]) Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(hidden)).StatusCode);
        Assert.Equal(JsonValueKind.Null, witness.Snapshot.GetProperty("display").ValueKind);

        await presiding.StepAsync("CallWitness");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(page)).StatusCode);
        await presiding.AskAsync("GivePointer", "d2", at.Seat(Role.Witness).Value);
        await witness.AskAsync("MovePointer", "d3", new { x = 0.2, y = 0.3 });
        await clerk.EventAsync("PointerMoved", e => e.GetProperty("point").GetProperty("x").GetDouble() == 0.2);
        Assert.Equal("display.not-yours", await witness.RefusedAsync("ChangeView", "d4", null, "Right"));
        await presiding.StepAsync("ReleaseWitness");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(page)).StatusCode);
        Assert.Equal("display.not-yours", await witness.RefusedAsync("MovePointer", "d5", new { x = 0.3, y = 0.3 }));
    }

    private static string SourceOf(PageOnDisplay page) => $"shown/{page.Sha256[..32]}";

    private Room RoomOf(HearingState state)
    {
        var room = new Room { Recording = new() };
        RoomShape.Write(room, state, _bench.Roster);
        new Court.Courtroom.ScenePart().Shape(room, state, _bench.Roster);
        new DisplayPart().Shape(room, state, _bench.Roster);
        return room;
    }
}
