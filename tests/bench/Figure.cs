using System.Text.Json;

namespace Arbitration.Bench;

/// <summary>One measured figure, printed as a line of JSON; the reference says against what or how it was measured.</summary>
internal sealed record Figure(string Name, double Value, string Unit, string Reference)
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal string ToJson() => JsonSerializer.Serialize(new { figure = Name, value = Value, unit = Unit, reference = Reference }, s_plain);
}
