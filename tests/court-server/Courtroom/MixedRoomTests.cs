using Arbitration.Court.Cases;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Courtroom;

public sealed class MixedRoomTests
{
    [Fact]
    public async Task One_device_serves_the_room_and_the_next_one_when_it_leaves()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await using var claimant = await court.PartyAsync(Role.Claimant);
        var seat = court.Case.Seat(Role.Claimant).Value;
        Assert.Equal("mixed.not-in-the-room", await clerk.RefusedAsync("ChooseRoomDevice", "m0", seat));

        await clerk.AskAsync("PlaceSeat", "m1", seat, true);
        await claimant.EventAsync("RoomDeviceChosen", e => e.GetProperty("seat").GetString() == seat);
        await clerk.AskAsync("PlaceSeat", "m2", "clerk", true);
        await SilentAsync(court, "clerk");
        await clerk.AskAsync("ChooseRoomDevice", "m3", "clerk");
        await SilentAsync(court, seat);
        // Muting by the tribunal is a thing of its own, and stays when the room changes.
        await clerk.AskAsync("MuteSeat", "m4", seat, true);
        await clerk.AskAsync("PlaceSeat", "m5", "clerk", false);
        await claimant.EventAsync("SeatPlaced", e => e.GetProperty("seat").GetString() == "clerk" && !e.GetProperty("inRoom").GetBoolean());
        await SilentAsync(court, seat);
        await clerk.AskAsync("MuteSeat", "m6", seat, false);
        await SilentAsync(court);

        await using var late = await court.PartyAsync(Role.Respondent);
        Assert.Equal(seat, late.Snapshot.GetProperty("roomDevice").GetString());
        await clerk.AskAsync("PlaceSeat", "m7", seat, false);
        await claimant.EventAsync("RoomDeviceChosen", e => e.GetProperty("seat").ValueKind == System.Text.Json.JsonValueKind.Null);
    }

    private static Task SilentAsync(LiveCourt court, params string[] seats) => Eventually.HoldsAsync(
        () => court.Node.Converged.LastOrDefault()?.Seats.Where(s => s.Muted).Select(s => s.Seat_).SequenceEqual(seats) == true, $"the node to silence {string.Join(", ", seats)} alone");
}
