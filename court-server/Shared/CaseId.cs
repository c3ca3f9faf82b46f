namespace Arbitration.Court.Shared;

/// <summary>A case.</summary>
[GenerateSerializer, Immutable]
internal readonly record struct CaseId([property: Id(0)] string Value) : IId<CaseId>
{
    public static CaseId From(string value) => new(value);
    public static bool TryParse(string? text, out CaseId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value;
}
