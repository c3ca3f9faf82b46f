namespace Arbitration.Court.Shared;

/// <summary>One sitting of a case; also the name of its media room.</summary>
[GenerateSerializer, Immutable]
internal readonly record struct HearingId([property: Id(0)] string Value) : IId<HearingId>
{
    public static HearingId From(string value) => new(value);
    public static bool TryParse(string? text, out HearingId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value;
}
