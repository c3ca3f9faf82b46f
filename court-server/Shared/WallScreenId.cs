namespace Arbitration.Court.Shared;

/// <summary>A wall screen of some hearing room: the beginning of the hash of its secret, so that a screen that nobody paired yet has one without being stored.</summary>
[GenerateSerializer, Immutable]
internal readonly record struct WallScreenId([property: Id(0)] string Value) : IId<WallScreenId>
{
    public static WallScreenId From(string value) => new(value);
    public static bool TryParse(string? text, out WallScreenId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value;
}
