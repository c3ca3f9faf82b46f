using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Seeing;

namespace Arbitration.Court.Tests.Courtroom;

public sealed class WhoMaySeeTests
{
    // Called from 10 to 20, and again at 30; the session was closed from 5 to 8.
    private static readonly Sight Hearing = new(
        ImmutableDictionary<string, ImmutableArray<LogSpan>>.Empty.Add("w1", [new LogSpan(10, 20), new LogSpan(30, null)]), [new LogSpan(5, 8)], [], ["a9"]);

    [Theory]
    [InlineData("Presiding", "presiding", 6, true)]
    [InlineData("Claimant", "a1", 6, true)]
    [InlineData("Representative", "a2", 1, true)]
    [InlineData("Claimant", "a9", 1, false)] // waits at the door: neither what was nor what is
    [InlineData("Claimant", "a9", WhoMaySee.Now, false)]
    [InlineData("Interpreter", "i1", 6, true)]
    [InlineData("Witness", "w1", 9, false)]
    [InlineData("Witness", "w1", 10, true)]
    [InlineData("Witness", "w1", 20, true)]
    [InlineData("Witness", "w1", 21, false)]
    [InlineData("Witness", "w1", 30, true)]
    [InlineData("Witness", "w1", WhoMaySee.Now, true)]
    [InlineData("Witness", "w2", 15, false)]
    [InlineData("Witness", "w2", WhoMaySee.Now, false)]
    [InlineData("Expert", "e1", 15, false)]
    [InlineData("Observer", "o1", 4, true)]
    [InlineData("Observer", "o1", 5, false)]
    [InlineData("Observer", "o1", 8, false)]
    [InlineData("Observer", "o1", 9, true)]
    [InlineData("Technician", "t1", 6, false)]
    public void The_room(string role, string seat, long at, bool sees) =>
        Assert.Equal(sees, WhoMaySee.Room(Hearing, Enum.Parse<Role>(role), seat, at));

    [Theory]
    [InlineData("a1", true)]
    [InlineData("b1", false)]
    public void An_event_for_some_seats_is_for_nobody_else(string seat, bool sees) =>
        Assert.Equal(sees, WhoMaySee.Event(Hearing, Role.Claimant, seat, ["a1", "clerk"], 15));
}
