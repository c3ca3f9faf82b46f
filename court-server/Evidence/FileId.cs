using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence;

/// <summary>One file of an exhibit.</summary>
internal readonly record struct FileId(string Value) : IId<FileId>
{
    public static FileId From(string value) => new(value);
    public static bool TryParse(string? text, out FileId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value;
}
