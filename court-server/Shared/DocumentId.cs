namespace Arbitration.Court.Shared;

/// <summary>A stored document of a case.</summary>
[GenerateSerializer, Immutable]
internal readonly record struct DocumentId([property: Id(0)] string Value) : IId<DocumentId>
{
    public static DocumentId From(string value) => new(value);
    public static bool TryParse(string? text, out DocumentId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value;
}
