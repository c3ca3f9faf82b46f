using System.Text.Json;

namespace Arbitration.Media.Janus;

/// <summary>What the gateway tells unasked about one handle.</summary>
/// <param name="Kind">`event`, `webrtcup`, `hangup`, `media`, `slowlink`, `detached`, `timeout` …</param>
/// <param name="Handle">0 when it concerns the session.</param>
/// <param name="Body">The plugin's own part; undefined for events of the core.</param>
public readonly record struct JanusEvent(string Kind, ulong Handle, JsonElement Body);
