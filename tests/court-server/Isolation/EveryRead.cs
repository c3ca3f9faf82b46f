using System.Text.RegularExpressions;
using Arbitration.Court.Access;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>The address of every read that the access matrix has, so that one that is added is listened to by itself.</summary>
internal static partial class EveryRead
{
    /// <param name="fillings">For each parameter what there is to be had.</param>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, string[]> fillings) =>
        [.. AccessMatrix.Routes.Where(row => row.Method == "GET" || (row.Method == "*" && !row.Pattern.StartsWith("/hub", StringComparison.Ordinal)))
            .SelectMany(row => Filled(row.Pattern, fillings)).Distinct()];

    /// <summary>Making a PDF takes seconds.</summary>
    public static bool IsSlow(string address) => address.EndsWith(".pdf", StringComparison.Ordinal);

    private static IEnumerable<string> Filled(string pattern, IReadOnlyDictionary<string, string[]> fillings)
    {
        if (Parameter().Match(pattern) is not { Success: true } hole) return [pattern.StartsWith('/') ? pattern : "/" + pattern];
        Assert.True(fillings.ContainsKey(hole.Groups[1].Value), $"{pattern}: say what to fill {{{hole.Groups[1].Value}}} with");
        return fillings[hole.Groups[1].Value].SelectMany(with => Filled(pattern[..hole.Index] + with + pattern[(hole.Index + hole.Length)..], fillings));
    }

    [GeneratedRegex(@"\{\*?([^}]+)\}")]
    private static partial Regex Parameter();
}
