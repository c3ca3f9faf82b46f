using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace Arbitration.Testing;

/// <summary>A seat in a hearing held over the hub without a browser: no picture, no sound, but all commands and all events.</summary>
public sealed class Seat : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly List<JsonElement> _events = [];

    private Seat(HubConnection hub, string hearing)
    {
        (_hub, Hearing) = (hub, hearing);
        hub.On<JsonElement>("Pushed", pushed => { lock (_events) _events.Add(pushed.Clone()); Pushed?.Invoke(pushed); });
        hub.On<JsonElement>("DraftChanged", draft => DraftChanged?.Invoke(draft));
        hub.On<JsonElement>("Heartbeat", heartbeat => LastHeartbeat = heartbeat.Clone());
    }

    public event Action<JsonElement>? Pushed;
    public event Action<JsonElement>? DraftChanged;

    public string Hearing { get; }
    public JsonElement Snapshot { get; private set; }
    public JsonElement LastHeartbeat { get; private set; }
    public HubConnection Hub => _hub;

    public IReadOnlyList<JsonElement> Events
    {
        get { lock (_events) return [.. _events]; }
    }

    /// <summary>Connects and enters; a refusal surfaces as HubException with its JSON text.</summary>
    public static async Task<Seat> EnterAsync(Caller caller, string hearing, bool takeOver = true)
    {
        var hub = caller.Hub();
        var seat = new Seat(hub, hearing);
        await hub.StartAsync();
        seat.Snapshot = await hub.InvokeAsync<JsonElement>("Enter", hearing, new { tab = Guid.NewGuid().ToString("N"), takeOver });
        return seat;
    }

    public Task<JsonElement> StepAsync(string step, string? reason = null, string? opId = null) =>
        _hub.InvokeAsync<JsonElement>("TakeStep", opId ?? Guid.NewGuid().ToString(), step, reason ?? (step == "OpenHearing" ? "设备已在上次庭审检测" : null));

    public Task<JsonElement> CommitAsync(string line, string text, string speaker = "clerk", string? opId = null) =>
        _hub.InvokeAsync<JsonElement>("CommitLine", opId ?? Guid.NewGuid().ToString(),
            new { line, speaker, text, startedHearingUs = (long?)null, startedWall = TimeProvider.System.GetUtcNow().ToString("O") });

    public Task DraftAsync(string line, int rev, string text) =>
        _hub.InvokeAsync("Draft", new { line, rev, speaker = "", text, startedHearingUs = (long?)null });

    public async Task<JsonElement> ReplayAsync(long since) => await _hub.InvokeAsync<JsonElement>("Replay", since);

    public async ValueTask DisposeAsync() => await _hub.DisposeAsync();
}
