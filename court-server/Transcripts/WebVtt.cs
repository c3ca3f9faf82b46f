using System.Globalization;
using System.Text;
using Arbitration.Court.Hearings;

namespace Arbitration.Court.Transcripts;

/// <summary>The transcript as WebVTT; a cue begins at the hearing time of its line's first keystroke, which is a position in the recording.</summary>
internal static class WebVtt
{
    private const long LastCueUs = 5_000_000;

    public static string Write(IEnumerable<TranscriptLine> lines)
    {
        var timed = lines.Where(line => line.HearingUs is not null).OrderBy(line => line.HearingUs).ThenBy(line => line.Seq).ToList();
        var text = new StringBuilder("WEBVTT\n");
        foreach (var line in timed)
        {
            var from = line.HearingUs!.Value;
            var next = timed.Find(other => other.HearingUs > from)?.HearingUs ?? from + LastCueUs;
            text.Append('\n').Append(Escape(line.Line)).Append('\n')
                .Append(Time(from)).Append(" --> ").Append(Time(next)).Append('\n')
                .Append(Voice(line)).Append(Escape(line.Text)).Append('\n');
        }
        return text.ToString();
    }

    private static string Voice(TranscriptLine line)
    {
        var who = $"{(line.SpeakerRole is { } role ? RoleLabel.Of(role) : "")} {line.SpeakerName}".Trim();
        return who == "" ? "" : $"<v {Escape(who)}>";
    }

    private static string Time(long us) =>
        string.Create(CultureInfo.InvariantCulture, $"{us / 3_600_000_000:00}:{us / 60_000_000 % 60:00}:{us / 1_000_000 % 60:00}.{us / 1000 % 1000:000}");

    // A blank line would end the cue, and "-->" would begin a new one.
    private static string Escape(string text) => string.Join('\n', text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
