using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>While the sitting goes on, or after it was closed.</summary>
internal enum Stage { Sitting, Closed }

/// <summary>Something that a listener was given: one frame of the hub, or one answer to a read.</summary>
internal sealed partial record Heard(Stage Stage, string Channel, string Text)
{
    /// <summary>Also as it reads without the escapes of JSON, HTML, and addresses.</summary>
    public string Plain { get; } = Unescaped(Text);

    public bool Holds(PlantedWord word) => word.IsIn(Text) || word.IsIn(Plain);

    private static string Unescaped(string text)
    {
        var plain = JsonEscape().Replace(text, escape => ((char)int.Parse(escape.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        return Uri.UnescapeDataString(WebUtility.HtmlDecode(plain));
    }

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex JsonEscape();
}

/// <summary>A word that somebody was given.</summary>
internal readonly record struct Finding(string Listener, string Word, string Channel);
