using System.Text.RegularExpressions;

namespace Arbitration.Court.Recordings;

/// <summary>The files of people's own tracks, which are told from those of the programme by their name alone (docs/protocols/manifest.md).</summary>
internal static partial class SoundFile
{
    public const string Ending = ".ogg";

    public static bool IsName(string file) => Pattern().IsMatch(file);

    /// <summary>The track of a file of that name, such as sound/s1.</summary>
    public static string TrackOf(string file) => "sound/" + Pattern().Match(file).Groups[1].Value;

    /// <summary>Whose track it is; a second microphone of a seat has its device behind a dot.</summary>
    public static string SeatOf(string track) => track["sound/".Length..].Split('.')[0];

    [GeneratedRegex(@"^(?:closed/)?[0-9]+-[0-9]{6,}-([A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,32})?)\.ogg\z")]
    private static partial Regex Pattern();
}
