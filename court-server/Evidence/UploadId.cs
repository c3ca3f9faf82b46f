using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence;

/// <summary>A file on its way in.</summary>
internal readonly record struct UploadId(string Value) : IId<UploadId>
{
    public static UploadId From(string value) => new(value);
    public static bool TryParse(string? text, out UploadId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value;
}
