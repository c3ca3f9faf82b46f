using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Arbitration.Testing;

/// <summary>A recording looked at with ffprobe and ffmpeg, which share no code with the recorder's muxing and mixing.</summary>
public sealed class MediaFile(string path)
{
    /// <summary>How long reading the whole of it may take; more than the usual minute for a long one.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(1);

    private const int Eighth = 8;
    private Task<float[]>? _sound;
    private Task<(byte[] Frames, int Width, int Height)>? _eighth;
    private readonly Dictionary<(double, int, int), Task<byte[]>> _pictures = [];

    public sealed record Facts(double Seconds, int Width, int Height, double FramesPerSecond, bool HasAudio, int SampleRate);

    public async Task<Facts> FactsAsync()
    {
        var outcome = await CommandLine.RunAsync("ffprobe", ["-v", "error", "-show_format", "-show_streams", "-count_packets", "-of", "json", path]);
        if (outcome.ExitCode != 0) throw new InvalidOperationException($"ffprobe: {outcome.Errors}");
        using var json = JsonDocument.Parse(outcome.Output);
        var streams = json.RootElement.GetProperty("streams").EnumerateArray().ToList();
        var video = streams.First(stream => stream.GetProperty("codec_type").GetString() == "video");
        var audio = streams.FirstOrDefault(stream => stream.GetProperty("codec_type").GetString() == "audio");
        var seconds = Number(json.RootElement.GetProperty("format"), "duration");
        return new Facts(seconds, video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32(),
            Number(video, "nb_read_packets") / Number(video, "duration"),
            audio.ValueKind == JsonValueKind.Object,
            audio.ValueKind == JsonValueKind.Object ? (int)Number(audio, "sample_rate") : 0);
    }

    private static double Number(JsonElement element, string member) =>
        double.Parse(element.GetProperty(member).GetString()!, CultureInfo.InvariantCulture);

    /// <summary>Mono samples at 48 kHz from start to end, presentation times kept (a gap in time is silence); read once.</summary>
    public Task<float[]> SoundAsync() => _sound ??= ReadSoundAsync();

    private async Task<float[]> ReadSoundAsync()
    {
        var bytes = await CommandLine.BytesAsync("ffmpeg", ["-v", "error", "-i", path, "-vn", "-af", "aresample=async=1:first_pts=0", "-ac", "1", "-ar", "48000", "-f", "f32le", "-"], Limit);
        return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
    }

    /// <summary>The mean brightness of a region of the picture, 25 times a second by presentation time. Of an eighth of each side; read once for all regions.</summary>
    public async Task<byte[]> BrightnessAsync(int x, int y, int width, int height)
    {
        var (frames, wide, high) = await (_eighth ??= ReadEighthAsync());
        // Whole points inside the region, at least one.
        var (left, top) = (Math.Min((x + Eighth - 1) / Eighth, wide - 1), Math.Min((y + Eighth - 1) / Eighth, high - 1));
        var (right, bottom) = (Math.Clamp((x + width) / Eighth, left + 1, wide), Math.Clamp((y + height) / Eighth, top + 1, high));
        var light = new byte[frames.Length / (wide * high)];
        for (var frame = 0; frame < light.Length; frame++)
        {
            var sum = 0;
            for (var row = top; row < bottom; row++)
                foreach (var level in frames.AsSpan((frame * wide * high) + (row * wide) + left, right - left)) sum += level;
            light[frame] = (byte)(sum / ((right - left) * (bottom - top)));
        }

        return light;
    }

    private async Task<(byte[] Frames, int Width, int Height)> ReadEighthAsync()
    {
        var size = (await CommandLine.RunAsync("ffprobe", ["-v", "error", "-select_streams", "v:0", "-show_entries", "stream=width,height", "-of", "csv=p=0", path])).Output.Split(',', '\n');
        var (width, height) = (int.Parse(size[0], CultureInfo.InvariantCulture) / Eighth, int.Parse(size[1], CultureInfo.InvariantCulture) / Eighth);
        return (await GreyAsync(width, height, Limit), width, height);
    }

    /// <summary>All pictures one behind the other, grey and reduced to this size, 25 a second by presentation time.</summary>
    public async Task<byte[]> GreyAsync(int width, int height, TimeSpan limit) =>
        await CommandLine.BytesAsync("ffmpeg",
            ["-v", "error", "-i", path, "-an", "-vf", string.Create(CultureInfo.InvariantCulture, $"fps=25:start_time=0,scale={width}:{height}:flags=area,format=gray"), "-f", "rawvideo", "-"], limit);

    /// <summary>One frame as 24-bit RGB, row by row; read once.</summary>
    public Task<byte[]> PictureAsync(double second, int width = 1280, int height = 720) =>
        _pictures.TryGetValue((second, width, height), out var read) ? read : _pictures[(second, width, height)] = ReadPictureAsync(second, width, height);

    private async Task<byte[]> ReadPictureAsync(double second, int width, int height) =>
        await CommandLine.BytesAsync("ffmpeg",
            ["-v", "error", "-ss", second.ToString("0.###", CultureInfo.InvariantCulture), "-i", path, "-frames:v", "1",
             "-vf", string.Create(CultureInfo.InvariantCulture, $"scale={width}:{height}"), "-pix_fmt", "rgb24", "-f", "rawvideo", "-"]);
}
