using Arbitration.Court.Courtroom;
using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;
using Arbitration.Court.Tests.Hearings;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>Two pages beside each other, and sound and video: what is state, and what the node is told of it.</summary>
public sealed class DisplaySidesTests : IAsyncLifetime
{
    private static readonly PageOnDisplay First = new("e1", "f1", 1, 2, "申1", "合同", new string('a', 64), 1000, 1414);
    private static readonly PageOnDisplay Second = First with { Page = 2, Sha256 = new string('b', 64) }, Third = new("e2", "f2", 1, 1, "被1", "合同", new string('d', 64), 1000, 1414);
    private static readonly ClipOnDisplay Clip = new("e3", "f3", "申3", "录音", new string('c', 64), "audio/mp4", 10_000_000, 0, 0);
    private readonly WriterBench _bench = new();

    public Task InitializeAsync() => Task.CompletedTask;
    public Task DisposeAsync() => _bench.DisposeAsync().AsTask();

    [Fact]
    public async Task The_second_page_is_the_one_that_is_changed_until_the_other_is_chosen()
    {
        var writer = await OpenedAsync();
        await _bench.DoAsync(writer, "clerk", new ShowPage(First));
        await _bench.DoAsync(writer, "clerk", new MovePointer(new PagePoint(0.5, 0.5)));
        await _bench.DoAsync(writer, "clerk", new ShowBeside(Third));
        await _bench.DoAsync(writer, "clerk", new ChangeView(new PagePart(0, 0, 0.5, 0.5), PageTurn.Right));
        var room = RoomOf(writer);
        Assert.Equal([(Source(First), "申1", "合同（第1页，共2页）"), (Source(Third), "被1", "合同")],
            [(room.Scene.Display, room.Scene.DisplayNumber, room.Scene.DisplayTitle), (room.Scene.DisplayBeside, room.Scene.DisplayBesideNumber, room.Scene.DisplayBesideTitle)]);
        Assert.Equal([(1, ShownView.Types.Turn.None, null), (0.5, ShownView.Types.Turn.Right, null)], room.Shown.Select(one => (one.View.Part.Width, one.View.Turn, (double?)one.View.Pointer?.X)));

        await _bench.DoAsync(writer, "clerk", new ChooseSide(false));
        await _bench.DoAsync(writer, "clerk", new ShowPage(Second));
        room = RoomOf(writer);
        Assert.Equal((Source(Second), Source(Third)), (room.Scene.Display, room.Scene.DisplayBeside));
        // What was replaced stays until the moment of the change.
        Assert.Equal([Source(First), Source(Second), Source(Third)], room.Shown.Select(one => one.Source));
        Assert.Equal(room, RoomOf(await _bench.OpenAsync()));

        await _bench.DoAsync(writer, "clerk", new RemoveBeside());
        room = RoomOf(writer);
        Assert.Equal((Source(Second), ""), (room.Scene.Display, room.Scene.DisplayBeside));
    }

    [Fact]
    public async Task A_page_that_is_on_the_other_side_is_not_shown_twice()
    {
        var writer = await OpenedAsync();
        await _bench.DoAsync(writer, "clerk", new ShowPage(First));
        await _bench.DoAsync(writer, "clerk", new ShowBeside(Third));
        await _bench.DoAsync(writer, "clerk", new ShowPage(First));
        Assert.Equal((First, Third, false), (Display(writer).Now!.Page, Display(writer).Beside!.Page, Display(writer).NowIsRight));
        Assert.Equal("display.beside-itself", (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "clerk", new ShowBeside(First)))).Code);
        Assert.Equal(2, RoomOf(writer).Shown.Count);
    }

    [Fact]
    public async Task A_clip_plays_pauses_and_jumps_on_hearing_time_and_falls_silent_with_a_page()
    {
        var writer = await OpenedAsync();
        _bench.HearingUs = 60_000_000;
        await _bench.DoAsync(writer, "clerk", new ShowClip(Clip));
        Assert.Equal((false, 0, 60_250_000), Playing(writer));
        await _bench.DoAsync(writer, "presiding", new PlayClip(true, null));
        Assert.Equal((true, 0, 60_250_000), Playing(writer));
        _bench.HearingUs = 63_000_000;
        await _bench.DoAsync(writer, "presiding", new PlayClip(false, null));
        Assert.Equal((false, 3_000_000, 63_250_000), Playing(writer));
        await _bench.DoAsync(writer, "presiding", new PlayClip(true, 9_000_000));
        Assert.Equal((Source(Clip.Sha256), Shown.Types.Kind.Clip), (RoomOf(writer).Scene.Display, RoomOf(writer).Shown[0].Kind));
        // At its end it begins anew.
        _bench.HearingUs = 80_000_000;
        await _bench.DoAsync(writer, "presiding", new PlayClip(true, null));
        Assert.Equal((true, 0, 80_250_000), Playing(writer));

        _bench.HearingUs = 82_000_000;
        await _bench.DoAsync(writer, "clerk", new ShowPage(First));
        var left = RoomOf(writer).Shown.Single(one => one.Kind == Shown.Types.Kind.Clip).Play;
        Assert.Equal((false, 2_000_000, 82_250_000), (left.Playing, left.PositionUs, left.AtHearingUs));
        Assert.Null(Display(writer).Clip);
    }

    [Fact]
    public async Task A_recess_ends_a_clip_and_before_the_recording_none_plays()
    {
        var writer = await _bench.OpenAsync();
        foreach (var seat in new[] { "presiding", "clerk", "a1", "b1" }) await _bench.DoAsync(writer, seat, new EnterRoom());
        await _bench.DoAsync(writer, "clerk", new TakeStep(HearingStep.OpenLobby, null));
        await _bench.DoAsync(writer, "clerk", new TakeStep(HearingStep.BeginCheckIn, null));
        await _bench.DoAsync(writer, "clerk", new ShowClip(Clip));
        Assert.Equal("display.not-recorded", (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "clerk", new PlayClip(true, null)))).Code);
        await _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.OpenHearing, "设备已在上次庭审检测"));
        _bench.HearingUs = 2_000_000;
        await _bench.DoAsync(writer, null, new RecorderDurable(1, 0, -1));
        await _bench.DoAsync(writer, "clerk", new PlayClip(true, null));
        await _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.Recess, null));
        Assert.True(Display(writer).IsEmpty);
        Assert.Empty(RoomOf(writer).Shown);
    }

    private async Task<HearingWriter> OpenedAsync()
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        return writer;
    }

    private static DisplayState Display(HearingWriter writer) => writer.State.Of<DisplayState>();

    private (bool, long, long) Playing(HearingWriter writer) => RoomOf(writer).Shown.Select(one => (one.Play.Playing, one.Play.PositionUs, one.Play.AtHearingUs)).Single();

    private static string Source(PageOnDisplay page) => Source(page.Sha256);

    private static string Source(string sha256) => $"shown/{sha256[..32]}";

    private Room RoomOf(HearingWriter writer)
    {
        var room = new Room { Recording = new() };
        RoomShape.Write(room, writer.State, _bench.Roster);
        new ScenePart().Shape(room, writer.State, _bench.Roster);
        new DisplayPart().Shape(room, writer.State, _bench.Roster);
        return room;
    }
}
