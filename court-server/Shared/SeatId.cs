namespace Arbitration.Court.Shared;

/// <summary>A place in a hearing: "presiding", "clerk" or a participant's id.</summary>
[GenerateSerializer, Immutable]
internal readonly record struct SeatId([property: Id(0)] string Value) : IId<SeatId>
{
    public static SeatId From(string value) => new(value);
    public static bool TryParse(string? text, out SeatId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value;
}
