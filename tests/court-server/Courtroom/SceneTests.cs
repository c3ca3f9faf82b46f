using System.Net;
using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Shared;
using Arbitration.Court.Tests.Hearings;
using Arbitration.Court.Tests.Support;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>The tribunal's choice of what the programme shows.</summary>
public sealed class SceneTests : IAsyncLifetime
{
    private readonly WriterBench _bench = new();

    public Task InitializeAsync() => Task.CompletedTask;
    public Task DisposeAsync() => _bench.DisposeAsync().AsTask();

    private static SceneChoice Choice(ChosenScene scene, string featured = "", string beside = "", string speaker = "") => new(scene, featured, beside, speaker);

    [Fact]
    public async Task A_choice_reaches_the_room_and_lands_a_moment_later_until_it_is_taken_back()
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        _bench.HearingUs = 60_000_000;
        await _bench.DoAsync(writer, "clerk", new ChooseScene(Choice(ChosenScene.SideBySide, "b1", "a1")));
        var scene = SceneOf(writer.State);
        Assert.Equal((Scene.Types.Kind.SideBySide, "b1", "a1", false), (scene.Kind, scene.Featured, scene.Beside, scene.FollowDisplay));
        Assert.InRange(scene.AtHearingUs, 60_100_000, 61_000_000);

        // The same again is no event; what the log says is what is folded anew.
        var head = writer.Head;
        await _bench.DoAsync(writer, "presiding", new ChooseScene(Choice(ChosenScene.SideBySide, "b1", "a1")));
        Assert.Equal(head, writer.Head);
        Assert.Equal(scene, SceneOf((await _bench.OpenAsync()).State));

        await _bench.DoAsync(writer, "presiding", new ChooseScene(null));
        Assert.Equal((Scene.Types.Kind.Grid, "", true), (SceneOf(writer.State).Kind, SceneOf(writer.State).Featured, SceneOf(writer.State).FollowDisplay));
    }

    [Fact]
    public async Task The_clerks_key_names_who_speaks_in_a_mixed_room()
    {
        var writer = await _bench.OpenAsync();
        await _bench.DoAsync(writer, "clerk", new ChooseScene(Choice(ChosenScene.MixedRoom, "presiding", speaker: "a1")));
        Assert.Equal("申请人 甲一", SceneOf(writer.State).SpeakerName);
    }

    [Theory]
    [InlineData("a1", ChosenScene.Grid, "", "", "scene.not-yours")]
    [InlineData("clerk", ChosenScene.Speaker, "nobody", "", "floor.seat-unknown")]
    [InlineData("clerk", ChosenScene.SideBySide, "a1", "a1", "scene.two-different")]
    [InlineData("clerk", ChosenScene.MixedRoom, "", "", "scene.seat-needed")]
    [InlineData("clerk", (ChosenScene)99, "", "", "scene.unknown")]
    internal async Task What_cannot_be_shown_is_refused(string who, ChosenScene scene, string featured, string beside, string code)
    {
        var writer = await _bench.OpenAsync();
        var refused = await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, who, new ChooseScene(Choice(scene, featured, beside))));
        Assert.Equal(code, refused.Code);
        Assert.Equal(0, writer.Head);
    }

    [Fact]
    public void A_choice_never_lifts_a_slate()
    {
        var slate = new Scene { Kind = Scene.Types.Kind.Slate, SlateTitle = "休庭" };
        ScenePart.Apply(slate, Choice(ChosenScene.Grid), _bench.Roster);
        Assert.Equal(Scene.Types.Kind.Slate, slate.Kind);
    }

    [Fact]
    public async Task Staff_of_the_case_see_the_programme_and_a_scene_before_it_is_chosen_and_nobody_else_does()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        var path = $"api/hearings/{court.Hearing}/programme.jpg";
        using var asClerk = Http(court, await HubSeat.SignInAsync(court.Address, "clerk"));
        Assert.Equal("image/jpeg", (await asClerk.GetAsync(path)).Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await asClerk.GetAsync($"{path}?scene=SideBySide&featured={court.Case.Seat(Role.Claimant).Value}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await asClerk.GetAsync($"{path}?scene=Automatic")).StatusCode);
        Assert.Equal([null, Scene.Types.Kind.SideBySide, Scene.Types.Kind.Grid], court.Node.Previewed.Select(scene => scene?.Kind));
        Assert.Equal(court.Case.Seat(Role.Claimant).Value, court.Node.Previewed.ElementAt(1)!.Featured);

        Assert.Equal(HttpStatusCode.Conflict, (await asClerk.GetAsync($"{path}?scene=Opera")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await asClerk.GetAsync($"{path}?scene=MixedRoom&featured=nobody")).StatusCode);
        using var asParty = Http(court, await court.JoinAsync(court.Case.Seat(Role.Claimant)));
        Assert.Equal(HttpStatusCode.Forbidden, (await asParty.GetAsync(path)).StatusCode);

        await court.Node.KillAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await asClerk.GetAsync(path)).StatusCode);
    }

    private Scene SceneOf(HearingState state)
    {
        var room = new Room { Recording = new() };
        RoomShape.Write(room, state, _bench.Roster);
        new ScenePart().Shape(room, state, _bench.Roster);
        return room.Scene;
    }

    private static HttpClient Http(LiveCourt court, CookieContainer cookies) => new(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = court.Address };
}
