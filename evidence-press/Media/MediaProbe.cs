using System.Globalization;
using System.Text.Json;

namespace Arbitration.Press;

/// <summary>What ffprobe finds: the first real video and sound stream and the length.</summary>
internal sealed record MediaProbe(int? Video, int? Audio, int Width, int Height, TimeSpan? Length)
{
    private const int LargestSide = 4096;

    // A playlist that names another file, a network address or a device is no file of sound or video.
    public static readonly string[] Bounds =
    [
        "-protocol_whitelist", "file", "-format_whitelist", "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,flv,asf,mpeg,mpegts,wav,mp3,aac,ogg,flac,amr,amrnb,amrwb,caf",
    ];

    public static async Task<MediaProbe> ReadAsync(string file, CancellationToken ct)
    {
        var said = await Tool.RunAsync("/usr/bin/ffprobe", Limits.ProbeCpuSeconds,
            ["-v", "error", .. Bounds, "-show_entries", "format=duration:stream=index,codec_type,codec_name,width,height:stream_disposition=attached_pic", "-of", "json", file], ct);
        if (said.ExitCode != 0) throw Refused.Broken(said.LastWords);
        try
        {
            using var json = JsonDocument.Parse(said.Output);
            return Read(json.RootElement);
        }
        catch (JsonException)
        {
            throw Refused.Broken("no streams");
        }
    }

    private static MediaProbe Read(JsonElement root)
    {
        int? video = null, audio = null;
        var (width, height) = (0, 0);
        foreach (var stream in root.TryGetProperty("streams", out var streams) ? streams.EnumerateArray() : default)
        {
            var type = stream.TryGetProperty("codec_type", out var text) ? text.GetString() : null;
            if (!stream.TryGetProperty("codec_name", out _)) continue;
            var index = stream.GetProperty("index").GetInt32();
            if (type == "audio") audio ??= index;
            // The cover of a song is a picture and no video.
            var isCover = stream.TryGetProperty("disposition", out var disposition) && disposition.TryGetProperty("attached_pic", out var cover) && cover.GetInt32() == 1;
            if (type != "video" || isCover || video is not null) continue;
            (video, width, height) = (index, Number(stream, "width"), Number(stream, "height"));
        }

        if (video is null && audio is null) throw Refused.Broken("neither sound nor video");
        if (width > LargestSide || height > LargestSide) throw Refused.Bomb($"video of {width} x {height}");
        TimeSpan? length = root.TryGetProperty("format", out var format) && format.TryGetProperty("duration", out var seconds)
            && double.TryParse(seconds.GetString(), CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1e7 ? TimeSpan.FromSeconds(number) : null;
        if (length > Limits.LongestMedia) throw new Refused("evidence.too-long", length.Value.ToString("c", CultureInfo.InvariantCulture));
        return new MediaProbe(video, audio, width, height, length);
    }

    private static int Number(JsonElement stream, string name) => stream.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 0;
}
