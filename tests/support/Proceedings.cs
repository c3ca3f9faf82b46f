using System.Text.Json;

namespace Arbitration.Testing;

/// <summary>Clerk and presiding arbitrator without browsers, who bring a hearing to the phase in which a test begins.</summary>
public static class Proceedings
{
    private static readonly (string Step, bool ByClerk, string To)[] Usual =
    [
        ("OpenLobby", true, "Waiting"), ("BeginCheckIn", true, "CheckIn"), ("OpenHearing", false, "Opening"), ("TellRights", false, "RightsAndRecusal"),
        ("BeginInvestigation", false, "Investigation"), ("BeginDebate", false, "Debate"), ("AskFinalStatements", false, "FinalStatements"),
    ];

    /// <summary>Both leave again, so that their seats are free for the people of the test.</summary>
    public static async Task BringToAsync(RunningSystem system, string hearing, string phase)
    {
        await using var clerkCaller = await StaffAsync(system, "clerk");
        await using var presidingCaller = await StaffAsync(system, "arbitrator");
        await using var clerk = await Seat.EnterAsync(clerkCaller, hearing);
        await using var presiding = await Seat.EnterAsync(presidingCaller, hearing);
        foreach (var (step, byClerk, to) in Usual)
        {
            var leader = byClerk ? clerk : presiding;
            await Wait.UntilAsync($"{step} is allowed", () => Task.FromResult(IsAllowed(leader, step)), TimeSpan.FromSeconds(30));
            await leader.StepAsync(step);
            await Wait.UntilAsync($"the hearing is in {to}", () => Task.FromResult(Came(leader, to)), TimeSpan.FromSeconds(30));
            if (to == phase) return;
        }

        throw new ArgumentException($"no usual way leads to {phase}", nameof(phase));
    }

    private static async Task<Caller> StaffAsync(RunningSystem system, string userName)
    {
        var caller = new Caller(system.Address);
        await caller.SignInAsync(userName, system.Password(userName));
        return caller;
    }

    private static bool IsAllowed(Seat leader, string step) =>
        (leader.LastHeartbeat.ValueKind == JsonValueKind.Object ? leader.LastHeartbeat : leader.Snapshot).GetProperty("steps").EnumerateArray()
        .Any(offer => offer.GetProperty("step").GetString() == step && offer.GetProperty("allowed").GetBoolean());

    private static bool Came(Seat seat, string phase) => seat.Events.Select(pushed => pushed.GetProperty("event"))
        .Any(happened => happened.GetProperty("is").GetString() == "PhaseChanged" && happened.GetProperty("to").GetString() == phase);
}
