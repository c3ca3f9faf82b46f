using System.Text.RegularExpressions;

namespace Arbitration.Court.Courtroom;

/// <summary>Names of sources: seat/device/kind, e.g. clerk/cam/av or clerk/doc1/v.</summary>
internal static partial class SourceName
{
    public static bool IsValid(string? source) => source is not null && Shape().IsMatch(source);
    public static bool IsOf(string source, string seat) => source.StartsWith(seat + "/", StringComparison.Ordinal);
    public static string SeatOf(string source) => source[..source.IndexOf('/', StringComparison.Ordinal)];
    public static bool IsTest(string source) => source.Contains("/test", StringComparison.Ordinal);

    [GeneratedRegex("^[A-Za-z0-9-]{1,64}/[a-z][a-z0-9]{0,15}/(av|v|a)$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
