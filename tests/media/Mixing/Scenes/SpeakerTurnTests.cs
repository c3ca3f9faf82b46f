using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Scenes;
using Xunit;

namespace Arbitration.Media.Tests.Mixing.Scenes;

public sealed class SpeakerTurnTests
{
    private const int Second = 25;
    private readonly SpeakerTurn _turn = new();

    [Fact]
    public void Whoever_speaks_for_a_while_has_the_turn()
    {
        Speak(SpeakerTurn.TicksToTake - 1, "a");
        Assert.Null(_turn.Seat);
        Speak(1, "a");
        Assert.Equal("a", _turn.Seat);
    }

    [Fact]
    public void A_yes_of_another_does_not_take_the_turn_and_a_pause_does_not_lose_it()
    {
        Speak(5 * Second, "a");
        Speak(Second, "a", "b");
        Speak(2 * Second);
        Speak(Second, "b");
        Speak(15 * Second);
        Assert.Equal("a", _turn.Seat);
    }

    [Fact]
    public void The_next_speaker_takes_over_once_the_first_has_ended()
    {
        Speak(5 * Second, "a");
        Speak(SpeakerTurn.TicksToTake + 1, "b");
        Assert.Equal("b", _turn.Seat);
    }

    [Fact]
    public void After_twenty_seconds_of_silence_it_is_nobodys_turn()
    {
        Speak(2 * Second, "a");
        Speak(SpeakerTurn.TicksOfSilence - 1);
        Assert.Equal("a", _turn.Seat);
        Speak(1);
        Assert.Null(_turn.Seat);
    }

    [Fact]
    public void Of_two_who_talk_at_once_only_the_clearly_louder_one_takes_over()
    {
        SpeakAt(5 * Second, ("a", -30f), ("b", -28f));
        string first = _turn.Seat!;
        SpeakAt(10 * Second, ("a", -30f), ("b", -28f));
        Assert.Equal(first, _turn.Seat);
        string other = first == "a" ? "b" : "a";
        SpeakAt(10 * Second, (first, -38f), (other, -20f));
        Assert.Equal(other, _turn.Seat);
    }

    [Fact]
    public void Who_leaves_loses_the_turn_at_once()
    {
        Speak(5 * Second, "a");
        _turn.Next([new SeatLevel("b", -100, false)]);
        Assert.Null(_turn.Seat);
    }

    [Fact]
    public void A_minute_of_lively_talk_never_makes_the_picture_hop()
    {
        // Fixed seed: bursts of 0.2–1.5 s by anybody, with gaps, often at once.
        var chance = new Random(20261124);
        string[] seats = ["a", "b", "c", "d"];
        int[] until = new int[4];
        int lastChange = -SpeakerTurn.LeastTicksToHold, changes = 0;
        for (int tick = 0; tick < 60 * Second; tick++)
        {
            var levels = new SeatLevel[4];
            for (int i = 0; i < 4; i++)
            {
                until[i] = until[i] < tick && chance.Next(60) == 0 ? tick + chance.Next(5, 38) : until[i];
                levels[i] = new SeatLevel(seats[i], until[i] >= tick ? -30 + chance.Next(8) : -70, until[i] >= tick);
            }
            string? before = _turn.Seat;
            _turn.Next(levels);
            if (before != _turn.Seat)
            {
                Assert.True(tick - lastChange >= SpeakerTurn.LeastTicksToHold, $"{before} had the turn for {tick - lastChange} ticks only");
                (lastChange, changes) = (tick, changes + 1);
            }
        }
        Assert.InRange(changes, 2, 20);
    }

    private void Speak(int ticks, params string[] who) => SpeakAt(ticks, [.. who.Select(seat => (seat, -30f))]);

    private void SpeakAt(int ticks, params (string Seat, float Dbfs)[] who)
    {
        string[] seats = ["a", "b", "c"];
        for (int tick = 0; tick < ticks; tick++)
        {
            _turn.Next([.. seats.Select(seat => Array.Find(who, one => one.Seat == seat) is { Seat: not null } talks
                ? new SeatLevel(seat, talks.Dbfs, true) : new SeatLevel(seat, -80, false))]);
        }
    }
}
