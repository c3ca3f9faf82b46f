using Arbitration.Court.Cases;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Courtroom;

public sealed class InterpretingTests
{
    [Fact]
    public async Task Interpreting_beside_the_floor_leaves_the_choice_to_each_listener_and_ends_for_all()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await clerk.StepAsync("OpenLobby");
        Assert.Equal("interpreting.nobody", await clerk.RefusedAsync("InterpretAside", "i0", true));
        await court.Court.Get<AddPerson>().RunAsync(court.Case.CaseId, new NewPerson(Role.Interpreter, null, "译一", null), "clerk", default);
        var interpreter = (await clerk.EventAsync("SeatAdded")).GetProperty("seat").GetString();
        await using var claimant = await court.PartyAsync(Role.Claimant);
        Assert.Equal("interpreting.not-now", await claimant.RefusedAsync("ListenTo", "l0", true));

        await clerk.AskAsync("InterpretAside", "i1", true);
        await claimant.EventAsync("InterpretingChanged", e => e.GetProperty("aside").GetBoolean());
        await Eventually.HoldsAsync(() => court.Node.Converged.LastOrDefault()?.Seats.Where(s => s.Aside).Select(s => s.Seat_).SequenceEqual([interpreter!]) == true, "the node to set the interpreter aside");
        await claimant.AskAsync("ListenTo", "l1", true);
        await clerk.EventAsync("ListeningChanged", e => e.GetProperty("seat").GetString() == court.Case.Seat(Role.Claimant).Value && e.GetProperty("interpreted").GetBoolean());

        // Whoever comes back finds what they chose; whoever comes new hears the floor.
        await using var again = await court.PartyAsync(Role.Respondent);
        Assert.True(again.Snapshot.GetProperty("aside").GetBoolean());
        var seats = again.Snapshot.GetProperty("seats").EnumerateArray().ToDictionary(s => s.GetProperty("seat").GetString()!, s => s.GetProperty("interpreted").GetBoolean());
        Assert.Equal([court.Case.Seat(Role.Claimant).Value], seats.Where(s => s.Value).Select(s => s.Key));

        await clerk.AskAsync("InterpretAside", "i2", false);
        await Eventually.HoldsAsync(() => court.Node.Converged.Last().Seats.All(s => !s.Aside), "the node to let the interpreter back");
        await clerk.AskAsync("InterpretAside", "i3", true);
        await clerk.AskAsync("InterpretAside", "i4", false);
        Assert.Equal("interpreting.not-now", await claimant.RefusedAsync("ListenTo", "l2", false));
    }
}
