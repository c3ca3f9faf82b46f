using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Tests.Hearings;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>How long each side has spoken.</summary>
public sealed class SpeakingClockTests : IAsyncLifetime
{
    private readonly WriterBench _bench = new();
    private long _us;

    public Task InitializeAsync() => Task.CompletedTask;
    public Task DisposeAsync() => _bench.DisposeAsync().AsTask();

    private void Speak(SpeakingClock clock, int seconds, params string[] seats)
    {
        for (var tick = 0; tick < seconds * 4; tick++)
        {
            clock.OnSpeaking([.. seats], _us);
            _us += 250_000;
        }
        clock.OnSpeaking([], _us);
    }

    [Fact]
    public void Each_side_is_counted_once_whoever_of_it_speaks_and_only_while_the_sitting_is_in_session()
    {
        var clock = new SpeakingClock(_bench.Roster, new SpokenTime(100, 0, 0));
        Speak(clock, 5, "a1");
        clock.OnPhase(HearingPhase.Debate, _us);
        Speak(clock, 30, "a1");
        Speak(clock, 12, "b1", "presiding");
        Speak(clock, 9, WriterBench.Witness, "clerk");
        clock.OnPhase(HearingPhase.Mediation, _us);
        Speak(clock, 40, "b1");
        Assert.Equal(new SpokenTime(130, 12, 12), clock.Spoken);
    }

    [Fact]
    public void What_a_silent_node_does_not_say_is_nobodys_speech()
    {
        var clock = new SpeakingClock(_bench.Roster, SpokenTime.None);
        clock.OnPhase(HearingPhase.Debate, _us);
        clock.OnSpeaking(["a1"], _us);
        clock.OnSpeaking([], _us += 600_000_000);
        Assert.InRange(clock.Spoken.ClaimantSeconds, 0, 2);
    }

    [Fact]
    public void It_is_noted_after_a_change_of_phase_and_every_five_minutes_and_never_twice()
    {
        var clock = new SpeakingClock(_bench.Roster, SpokenTime.None);
        clock.OnPhase(HearingPhase.Investigation, _us);
        Assert.Null(clock.TakeNote(_us));
        Speak(clock, 10, "a1");
        Assert.Null(clock.TakeNote(_us));
        clock.OnPhase(HearingPhase.Debate, _us);
        Assert.Equal(new SpokenTime(10, 0, 0), clock.TakeNote(_us));
        Assert.Null(clock.TakeNote(_us));
        Speak(clock, 301, "b1");
        Assert.Equal(new SpokenTime(10, 301, 0), clock.TakeNote(_us));
        Assert.Null(clock.TakeNote(_us += 400_000_000));
    }

    [Fact]
    public async Task What_is_noted_is_what_the_next_start_begins_with_and_only_the_tribunal_sees_it()
    {
        var writer = await _bench.OpenAsync();
        await _bench.DoAsync(writer, null, new NoteSpokenTime(new SpokenTime(61, 7, 3)));
        Assert.Equal(new SpokenTime(61, 7, 3), (await _bench.OpenAsync()).State.Of<SpokenTime>());
        Assert.Empty(writer.Seen(_bench.Seat("a1"), 0));
        Assert.Single(writer.Seen(_bench.Seat("presiding"), 0));
        await _bench.DoAsync(writer, "a1", new NoteSpokenTime(new SpokenTime(9999, 0, 0)));
        Assert.Equal(1, writer.Head);
    }

    [Fact]
    public async Task The_tribunal_sees_it_run_and_finds_it_again_after_a_reload()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        await using var claimant = await court.PartyAsync(Role.Claimant);
        court.Node.Speaking = [court.Case.Seat(Role.Claimant).Value];
        await clerk.StepAsync("OpenLobby");
        await clerk.StepAsync("BeginCheckIn");
        await presiding.MessageAsync("Heartbeat", beat => beat.GetProperty("steps").EnumerateArray().Any(s => s.GetProperty("step").GetString() == "OpenHearing" && s.GetProperty("allowed").GetBoolean()));
        await presiding.StepAsync("OpenHearing");
        await presiding.MessageAsync("Heartbeat", beat => beat.GetProperty("spoken").GetProperty("claimantSeconds").GetInt32() >= 2);
        await presiding.StepAsync("Recess");
        var noted = await presiding.EventAsync("SpokenTimeNoted");
        Assert.True(noted.GetProperty("claimantSeconds").GetInt32() >= 2);
        await using var again = await court.StaffAsync("arbitrator", takeOver: true);
        Assert.True(again.Snapshot.GetProperty("spoken").GetProperty("claimantSeconds").GetInt32() >= 2);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, claimant.Snapshot.GetProperty("spoken").ValueKind);
        Assert.DoesNotContain(claimant.Events, e => e.ToString().Contains("SpokenTimeNoted", StringComparison.Ordinal));
    }
}
