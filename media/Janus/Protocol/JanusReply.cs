using System.Text.Json;

namespace Arbitration.Media.Janus;

/// <summary>A plugin's answer and the session description that came with it.</summary>
public readonly record struct JanusReply(JsonElement Body, string? Sdp)
{
    public string Text(string name) => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) ? value.ToString() : "";

    internal static JanusReply From(string call, JsonElement message)
    {
        var body = message.TryGetProperty("plugindata", out var plugin) ? plugin.GetProperty("data") : default;
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("error_code", out var code))
            throw new JanusRefused(call, code.GetInt32(), body.TryGetProperty("error", out var text) ? text.ToString() : "");
        return new JanusReply(body, message.TryGetProperty("jsep", out var jsep) ? jsep.GetProperty("sdp").GetString() : null);
    }
}
