using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>A word that enters the system in one place and may come out for these listeners and nobody else.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Entered">Method.parameter of the hub, route and field, or where else it comes from.</param>
/// <param name="Sees">Who is given it until the sitting is closed.</param>
/// <param name="Later">Who is given it only afterwards.</param>
internal sealed record PlantedWord(string Name, string Entered, string[] Sees, string[] Later)
{
    /// <summary>Found whatever stands around it; what the system made itself, such as a code of six digits, only where it stands alone.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>Of letters that are escaped in JSON and of such that are not.</summary>
    public string Text { get; set; } = $"暗语{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    /// <summary>The part of it that no encoding touches.</summary>
    public string Mark => Text[2..];

    public bool IsIn(string text) => StandsAlone ? Regex.IsMatch(text, $"(?<![0-9A-Za-z]){Regex.Escape(Text)}(?![0-9A-Za-z])") : text.Contains(Text, StringComparison.Ordinal);

    public IReadOnlyCollection<string> MaySee(Stage stage) => stage == Stage.Sitting ? Sees : [.. Sees.Union(Later)];
}
