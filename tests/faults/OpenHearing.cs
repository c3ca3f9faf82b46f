using Arbitration.Testing;

namespace Arbitration.Faults.Tests;

/// <summary>One running system with a hearing in the investigation, shared by the tests of a class.</summary>
public sealed class OpenHearing : IAsyncLifetime
{
    public RunningSystem System { get; private set; } = null!;
    public Filing Filing { get; private set; } = null!;
    public Courtroom Room { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        System = await RunningSystem.StartAsync();
        try
        {
            await OpenAsync();
        }
        catch
        {
            // xunit does not dispose a fixture that could not be initialized.
            await DisposeAsync();
            throw;
        }
    }

    private async Task OpenAsync()
    {
        Filing = await Filing.OpenAsync(System);
        Room = await Courtroom.GatherAsync(System, Filing.Links);
        await Room.StepAsync(Room.Clerk, "OpenLobby", "Waiting");
        await Room.StepAsync(Room.Clerk, "BeginCheckIn", "CheckIn");
        await Room.StepAsync(Room.Presiding, "OpenHearing", "Opening");
        await Room.StepAsync(Room.Presiding, "TellRights", "RightsAndRecusal");
        foreach (var party in (Person[])[Room.Claimant, Room.Respondent]) await party.Find("recusal-none").ClickAsync();
        await Room.StepAsync(Room.Presiding, "BeginInvestigation", "Investigation");
    }

    public async Task DisposeAsync()
    {
        if (Room is not null) await Room.DisposeAsync();
        await System.DisposeAsync();
    }
}
