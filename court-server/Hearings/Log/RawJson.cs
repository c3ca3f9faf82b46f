using System.Text.Json;
using System.Text.Json.Serialization;

namespace Arbitration.Court.Hearings.Log;

/// <summary>A text that is JSON already.</summary>
internal sealed class RawJson : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader).GetRawText();
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value);
}
