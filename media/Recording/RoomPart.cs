namespace Arbitration.Media.Recording;

/// <summary>The ending of a file that is not finished.</summary>
internal static class RoomPart
{
    public const string Suffix = ".part";
}
