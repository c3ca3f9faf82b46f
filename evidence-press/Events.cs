using System.Text.Encodings.Web;
using System.Text.Json;

namespace Arbitration.Press;

/// <summary>What the press says, one JSON object a line; the reader outside trusts none of it and checks each.</summary>
internal sealed class Events(TextWriter output)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Default };
    private readonly Lock _one = new();

    public void Identified(FileType type) => Say("identified", ("type", type.Id), ("kind", type.Kind.ToString().ToLowerInvariant()));

    public void Pages(int of) => Say("pages", ("of", of));

    /// <param name="n">From 1. Pages come in any order, but the first comes first.</param>
    public void Page(int n, int of, DisplayFiles files, int width, int height) =>
        Say("page", ("n", n), ("of", of), ("file", files.File), ("half", files.Half), ("thumbnail", files.Thumbnail), ("width", width), ("height", height));

    public void Progress(long milliseconds, long of) => Say("progress", ("ms", milliseconds), ("of", of));

    public void Media(string file, string? poster, string type, long milliseconds, int width, int height) =>
        Say("media", ("file", file), ("poster", poster), ("type", type), ("ms", milliseconds), ("width", width), ("height", height));

    public void Member(int n, string file, string name, long bytes) => Say("member", ("n", n), ("file", file), ("name", name), ("bytes", bytes));

    public void Refused(Refused refused) => Say("refused", ("code", refused.Code), ("detail", refused.Message));

    public void Done() => Say("done");

    private void Say(string what, params ReadOnlySpan<(string Name, object? Value)> rest)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("is", what);
            foreach (var (name, value) in rest)
            {
                if (value is string text) json.WriteString(name, text);
                else if (value is int small) json.WriteNumber(name, small);
                else if (value is long number) json.WriteNumber(name, number);
            }

            json.WriteEndObject();
        }

        var line = System.Text.Encoding.UTF8.GetString(buffer.ToArray());
        lock (_one)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }
}
