using System.Text.Json;
using System.Text.RegularExpressions;

namespace Arbitration.Court.Evidence.Press;

/// <summary>One line of the press turned into an event; each value is checked, since whoever broke the press wrote it.</summary>
internal sealed partial class PressLine(PressOutput output, PressOptions options)
{
    private const int LongestSide = 20_000, MostDetail = 300, MostMembers = 1000;
    private readonly HashSet<int> _pages = [];
    private int _of;

    /// <exception cref="PressFault">It is none that was agreed on.</exception>
    public PressEvent Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 2 });
            return Read(json.RootElement);
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new PressFault("evidence.broken", "a line that was not agreed on");
        }
    }

    private PressEvent Read(JsonElement line) => line.GetProperty("is").GetString() switch
    {
        "identified" => new FileIdentified(Word(line, "type"), Word(line, "kind")),
        "pages" => new PagesCounted(_of = Number(line, "of", 1, options.MostPages)),
        "page" => Page(line),
        "progress" => new MediaProgressed(Time(line, "ms"), Time(line, "of") is { Ticks: > 0 } of ? of : null),
        "media" => Media(line),
        "member" => new MemberReady(Number(line, "n", 1, MostMembers), output.Take(Text(line, "file")), SafeNames.Of(Text(line, "name")), line.GetProperty("bytes").GetInt64()),
        "refused" => Refusal(line),
        "done" => new PressDone(new SandboxUse(SandboxEnd.ByItself, 0, default, 0, default)),
        _ => throw new FormatException(),
    };

    private PageReady Page(JsonElement line)
    {
        var n = Number(line, "n", 1, _of);
        if (!_pages.Add(n)) throw new FormatException();
        var (width, height) = (Number(line, "width", 1, LongestSide), Number(line, "height", 1, LongestSide));
        var half = line.TryGetProperty("half", out var name) ? output.Take(name.GetString()) : null;
        return new PageReady(n, _of, output.Take(Text(line, "file")), half, output.Take(Text(line, "thumbnail")), width, height);
    }

    private MediaReady Media(JsonElement line)
    {
        var type = Text(line, "type");
        if (type is not ("video/mp4" or "audio/mp4")) throw new FormatException();
        var poster = line.TryGetProperty("poster", out var name) ? output.Take(name.GetString()) : null;
        return new MediaReady(output.Take(Text(line, "file")), poster, type, Time(line, "ms"), Number(line, "width", 0, LongestSide), Number(line, "height", 0, LongestSide));
    }

    private static PressRefused Refusal(JsonElement line)
    {
        var code = Text(line, "code");
        var detail = Text(line, "detail");
        return Code().IsMatch(code) ? new PressRefused(code, detail[..Math.Min(MostDetail, detail.Length)]) : throw new FormatException();
    }

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString() ?? throw new FormatException();

    private static string Word(JsonElement line, string name) => Text(line, name) is { Length: > 0 and <= 20 } word && word.All(char.IsAsciiLetterOrDigit) ? word : throw new FormatException();

    private static int Number(JsonElement line, string name, int least, int most) =>
        line.GetProperty(name).GetInt32() is var number && number >= least && number <= most ? number : throw new FormatException();

    private static TimeSpan Time(JsonElement line, string name) =>
        line.GetProperty(name).GetInt64() is var number && number is >= 0 and < 1L << 31 ? TimeSpan.FromMilliseconds(number) : throw new FormatException();

    [GeneratedRegex(@"^evidence\.[a-z-]{3,30}\z")]
    private static partial Regex Code();
}
