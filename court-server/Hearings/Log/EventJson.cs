using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Arbitration.Court.Shared;
using System.Text.Json.Serialization;

namespace Arbitration.Court.Hearings.Log;

/// <summary>Events as JSON, in the log and on the wire alike.</summary>
internal static class EventJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    public static string Write(HearingEvent what) => JsonSerializer.Serialize(what, Options);

    private static JsonSerializerOptions Make()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        var events = typeof(HearingEvent).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(HearingEvent)))
            .ToArray();
        resolver.Modifiers.Add(info =>
        {
            if (info.Type != typeof(HearingEvent)) return;
            info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "is" };
            foreach (var type in events) info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, type.Name));
        });
        return CourtJson.Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = resolver });
    }
}
