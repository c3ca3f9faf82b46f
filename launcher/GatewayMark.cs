using System.Text.Json;

namespace Arbitration.Launcher;

/// <summary>What the media node noted of its gateway's process.</summary>
internal static class GatewayMark
{
    public static ProcessMark? Load(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            return new ProcessMark(json.RootElement.GetProperty("pid").GetInt32(), json.RootElement.GetProperty("startTicks").GetInt64());
        }
        catch (Exception none) when (none is IOException or JsonException or KeyNotFoundException)
        {
            return null;
        }
    }
}
