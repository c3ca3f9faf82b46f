namespace Arbitration.Court.Hearings.Recording;

/// <summary>What stands against recording on the media node, as it was last heard.</summary>
/// <param name="DiskLow">Room for less than 30 minutes of recording.</param>
/// <param name="Full">It takes no further hearing; those that it records go on.</param>
[GenerateSerializer, Immutable]
internal sealed record NodeCondition(bool Away, bool DiskLow, bool Full)
{
    public static NodeCondition Good { get; } = new(false, false, false);
}
