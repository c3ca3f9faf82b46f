using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence;

/// <summary>An exhibit, one line of a party's list.</summary>
internal readonly record struct ExhibitId(string Value) : IId<ExhibitId>
{
    public static ExhibitId From(string value) => new(value);
    public static bool TryParse(string? text, out ExhibitId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value;
}
