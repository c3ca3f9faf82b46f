namespace Arbitration.Court.Shared;

/// <summary>A join link.</summary>
[GenerateSerializer, Immutable]
internal readonly record struct LinkId([property: Id(0)] string Value) : IId<LinkId>
{
    public static LinkId From(string value) => new(value);
    public static bool TryParse(string? text, out LinkId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value;
}
