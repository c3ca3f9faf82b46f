using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Arbitration.Court.Transcripts.Citing;

/// <summary>
/// What a line may cite: whatever was on display in this sitting so far. Citations are found in the text itself, so that an edit can neither
/// leave one behind nor make one up.
/// </summary>
[GenerateSerializer, Immutable]
internal sealed partial record Citable(ImmutableDictionary<string, Citation> ByText)
{
    public static Citable Start { get; } = new(ImmutableDictionary<string, Citation>.Empty);

    public Citable With(Citation shown) => ByText.ContainsKey(shown.Text) ? this : new Citable(ByText.Add(shown.Text, shown));

    /// <summary>Each once, in the order of the text; null: none.</summary>
    public ImmutableArray<Citation>? In(string text)
    {
        var found = Bracketed().Matches(text).Select(match => ByText.GetValueOrDefault(match.Groups[1].Value.Trim())).OfType<Citation>().Distinct().ToImmutableArray();
        return found.IsEmpty ? null : found;
    }

    // A Chinese input method makes brackets of its own.
    [GeneratedRegex(@"[\[［【]([^\[\]［］【】]{1,60})[\]］】]")]
    private static partial Regex Bracketed();
}
