using System.Text.Json.Nodes;

namespace Arbitration.Court.Courtroom.WallScreens;

/// <summary>What changed from one JSON object to the next, nested as in RFC 7396; here null is a value like any other, for no member ever goes.</summary>
internal static class MergePatch
{
    /// <returns>Null: nothing changed.</returns>
    public static JsonObject? Between(JsonObject? before, JsonObject after)
    {
        var patch = new JsonObject();
        foreach (var (name, value) in after)
        {
            var known = before?[name];
            if (before?.ContainsKey(name) == true && JsonNode.DeepEquals(known, value)) continue;
            patch[name] = known is JsonObject was && value is JsonObject now ? Between(was, now) : value?.DeepClone();
        }
        return patch.Count == 0 ? null : patch;
    }
}
