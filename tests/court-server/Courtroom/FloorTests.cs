using System.Runtime.CompilerServices;
using System.Text;
using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;
using Arbitration.Court.Tests.Hearings;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>Who may speak: by the phase, by hand, by being asked; and who may come in.</summary>
public sealed class FloorTests : IAsyncLifetime
{
    private readonly WriterBench _bench = new();

    public Task InitializeAsync() => Task.CompletedTask;
    public Task DisposeAsync() => _bench.DisposeAsync().AsTask();

    [Fact]
    public async Task Being_asked_to_speak_takes_the_mute_and_the_hand_away_and_is_seen_by_the_seat_and_the_tribunal_only()
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        await _bench.DoAsync(writer, "clerk", new MuteSeat("b1", true));
        await _bench.DoAsync(writer, "b1", new RaiseHand(true));
        var head = writer.Head;
        await _bench.DoAsync(writer, "presiding", new AskToSpeak("b1", true));
        var floor = writer.State.Of<FloorState>();
        Assert.Equal((false, false, true), (floor.IsSilent("b1"), floor.Hands.ContainsKey("b1"), floor.Asked.Contains("b1")));
        Assert.Contains(writer.Seen(_bench.Seat("b1"), head), n => n.Event.Contains("SpeakAsked", StringComparison.Ordinal));
        Assert.Contains(writer.Seen(_bench.Seat("clerk"), head), n => n.Event.Contains("SpeakAsked", StringComparison.Ordinal));
        Assert.DoesNotContain(writer.Seen(_bench.Seat("a1"), head), n => n.Event.Contains("SpeakAsked", StringComparison.Ordinal));

        await _bench.DoAsync(writer, "b1", new TakeWord());
        Assert.Empty(writer.State.Of<FloorState>().Asked);
        head = writer.Head;
        await _bench.DoAsync(writer, "b1", new TakeWord());
        Assert.Equal(head, writer.Head);
    }

    [Fact]
    public async Task A_request_ends_when_it_is_taken_back_when_the_seat_is_muted_and_with_the_phase()
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        foreach (var ending in new HearingCommand[] { new AskToSpeak("b1", false), new MuteSeat("b1", true), new TakeStep(HearingStep.TellRights, null) })
        {
            await _bench.DoAsync(writer, "presiding", new AskToSpeak("b1", true));
            Assert.NotEmpty(writer.State.Of<FloorState>().Asked);
            await _bench.DoAsync(writer, "presiding", ending);
            Assert.Empty(writer.State.Of<FloorState>().Asked);
        }
        Assert.Equal("floor.not-in-the-room", (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "presiding", new AskToSpeak(WriterBench.Witness, true)))).Code);
    }

    [Fact]
    public async Task A_stopped_camera_is_state_of_the_seat_and_reaches_the_room()
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        await _bench.DoAsync(writer, "clerk", new StopCamera("b1", true));
        Assert.Equal(["b1"], CamerasOff());
        await _bench.DoAsync(writer, null, new LeaveRoom("b1", "connection-lost"));
        await _bench.DoAsync(writer, "b1", new EnterRoom());
        Assert.Equal(["b1"], CamerasOff());
        await _bench.DoAsync(writer, "presiding", new StopCamera("b1", false));
        Assert.Empty(CamerasOff());

        string[] CamerasOff()
        {
            var room = new Room { Recording = new() };
            Arbitration.Court.Hearings.Recording.RoomShape.Write(room, writer.State, _bench.Roster);
            new FloorPart().Shape(room, writer.State, _bench.Roster);
            return [.. room.Seats.Where(seat => seat.CameraOff).Select(seat => seat.Seat_)];
        }
    }

    [Fact]
    public async Task A_locked_room_lets_in_whoever_was_here_and_the_tribunal()
    {
        var writer = await _bench.OpenAsync();
        await _bench.DoAsync(writer, "clerk", new EnterRoom());
        await _bench.DoAsync(writer, "a1", new EnterRoom());
        await _bench.DoAsync(writer, "clerk", new LockRoom(true));
        await _bench.DoAsync(writer, null, new LeaveRoom("a1", "connection-lost"));
        await _bench.DoAsync(writer, "a1", new EnterRoom());
        await _bench.DoAsync(writer, "presiding", new EnterRoom());
        Assert.Equal("courtroom.locked", (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "b1", new EnterRoom()))).Code);
        await _bench.DoAsync(writer, "presiding", new LockRoom(false));
        await _bench.DoAsync(writer, "b1", new EnterRoom());
        Assert.Equal(["a1", "b1", "clerk", "presiding"], writer.State.Of<AttendanceState>().Present.Order());
    }

    [Fact]
    public void A_phase_silences_listeners_leaves_what_the_tribunal_did_by_hand_and_gives_back_what_it_took()
    {
        var roster = _bench.Roster with
        {
            Seats = [.. _bench.Roster.Seats, new RosterSeat(new SeatId("o1"), Role.Observer, "", null, null), new RosterSeat(new SeatId("t1"), Role.Technician, "", null, null)],
        };
        var part = new FloorPart();
        var floor = FloorState.Start with { Muted = ["b1", "o1"] };
        floor = Enter(HearingPhase.CheckIn, HearingPhase.Opening);
        Assert.Equal("b1 o1|t1", $"{string.Join(' ', floor.Muted.Order())}|{string.Join(' ', floor.Silenced)}");
        Assert.True(floor.IsSilent("t1"));
        // Given the word by hand, a listener keeps it until the next phase.
        floor = Fold(new SeatMuted("t1", false));
        Assert.False(floor.IsSilent("t1"));
        floor = Enter(HearingPhase.Opening, HearingPhase.RightsAndRecusal);
        Assert.True(floor.IsSilent("t1"));
        floor = Enter(HearingPhase.RightsAndRecusal, HearingPhase.Recess);
        Assert.Equal("b1 o1|", $"{string.Join(' ', floor.Muted.Order())}|{string.Join(' ', floor.Silenced)}");

        FloorState Enter(HearingPhase from, HearingPhase to)
        {
            var hearing = new HearingState(System.Collections.Immutable.ImmutableDictionary<string, object>.Empty.Add(nameof(FloorState), floor));
            var now = new Situation(default, null, 1, null, roster, Arbitration.Court.Hearings.Recording.NodeCondition.Good);
            foreach (var told in part.Follow(hearing, [new Arbitration.Court.Hearings.Log.PhaseChanged(from, to, HearingStep.Recess, null, null)], now)) floor = Fold(told.Event);
            return floor;
        }

        FloorState Fold(Arbitration.Court.Hearings.Log.HearingEvent what) => (FloorState)part.Apply(floor, new Arbitration.Court.Hearings.Log.LoggedEvent(1, "", null, null, null, what));
    }

    [Fact]
    public async Task A_phase_silences_nobody_who_pleads_or_decides()
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        Assert.DoesNotContain(writer.Seen(_bench.Seat("clerk"), 0), n => n.Event.Contains("FloorChanged", StringComparison.Ordinal));
        foreach (var phase in Enum.GetValues<HearingPhase>())
            foreach (var role in new[] { Role.Presiding, Role.Arbitrator, Role.Clerk, Role.Claimant, Role.Respondent, Role.ThirdParty, Role.Representative, Role.Interpreter })
                Assert.Equal(Floor.Speaks, FloorTable.Of(phase, role));
    }

    [Fact]
    public void The_document_shows_the_floor()
    {
        var path = DocumentPath();
        if (Environment.GetEnvironmentVariable("ARBITRATION_WRITE_DOCS") == "1") File.WriteAllText(path, Document());
        Assert.True(File.Exists(path) && File.ReadAllText(path) == Document(), "docs/procedures/floor.md is out of date; run this test with ARBITRATION_WRITE_DOCS=1.");
    }

    private static string Document()
    {
        var text = new StringBuilder();
        text.Append("# Who has the floor\n\nWritten by a test from court-server/Courtroom/FloorTable.cs; do not edit.\n\n");
        text.Append("**speaks**: the phase changes nothing, and the tribunal mutes by hand. listens: muted when the phase begins; asking them to speak\nlifts it until the next phase. outside: not in the room.\n\n");
        var roles = Enum.GetValues<Role>();
        text.Append($"| phase | {string.Join(" | ", roles.Select(RoleLabel.Of))} |\n|{string.Concat(Enumerable.Repeat("---|", roles.Length + 1))}\n");
        foreach (var phase in Enum.GetValues<HearingPhase>())
            text.Append($"| {phase} {PhaseNames.Chinese(phase)} | {string.Join(" | ", roles.Select(role => FloorTable.Of(phase, role) switch { Floor.Speaks => "**speaks**", var other => other.ToString().ToLowerInvariant() }))} |\n");
        text.Append("\nOrder is kept (警告, 训诫, 责令退出) in: ").AppendJoin(", ", Enum.GetValues<HearingPhase>().Where(FloorTable.IsSitting)).Append(".\n");
        return text.ToString();
    }

    private static string DocumentPath([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/procedures/floor.md"));
}
