using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom;

/// <summary>Carries the question of a further device to the hearing, and the tribunal's answer back to the door.</summary>
internal sealed partial class SeatDevices(DeviceSeats devices, IGrainFactory grains, ILogger<SeatDevices> log) : ILinkListener, IHearingListener
{
    public async Task OnDeviceAskedAsync(HearingId hearing, SeatId seat, string device, CancellationToken ct) =>
        (await grains.GetGrain<IHearingGrain>(hearing.Value).Act(null, null, new AskDevice(seat.Value, device))).SeqOrThrow();

    // An answer may have outrun the last process.
    public void OnAwake(HearingRoster roster, HearingReading reading)
    {
        foreach (var decided in reading.State.Of<DeviceRequests>().Decided.Values) Begin(roster.HearingId, decided);
    }

    public void OnHappened(HearingNews news)
    {
        foreach (var decided in news.Events.Select(e => e.Event).OfType<DeviceDecided>()) Begin(news.Roster.HearingId, decided);
    }

    // Apart from the hearing's turn, which waits for nothing but its own log.
    private void Begin(HearingId hearing, DeviceDecided decided) => _ = Task.Run(async () =>
    {
        try
        {
            await devices.DecideAsync(hearing, new SeatId(decided.Seat), decided.Device, decided.Granted, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogNotDecided(log, hearing, fault);
        }
    });

    [LoggerMessage(Level = LogLevel.Error, Message = "Hearing {Hearing}: the answer to a further device could not be stored; it is stored when the hearing wakes again")]
    private static partial void LogNotDecided(ILogger log, HearingId hearing, Exception fault);
}
