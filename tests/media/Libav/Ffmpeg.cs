using System.Diagnostics;
using System.Text.Json;

namespace Arbitration.Media.Tests.Libav;

/// <summary>The ffmpeg and ffprobe commands, as witnesses that share no code with ours but the library.</summary>
internal static class Ffmpeg
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    internal static byte[] Run(params string[] arguments) => Start("ffmpeg", ["-hide_banner", "-nostdin", "-v", "error", "-y", .. arguments]);

    internal static JsonElement Probe(params string[] arguments)
    {
        byte[] json = Start("ffprobe", ["-v", "error", "-of", "json", .. arguments]);
        return JsonDocument.Parse(json).RootElement;
    }

    /// <summary>Decodes the sound of a file to 48 kHz mono.</summary>
    internal static float[] Sound(string file) => ToFloats(Run("-i", file, "-map", "0:a", "-ac", "1", "-ar", "48000", "-f", "f32le", "-"));

    /// <summary>Decodes the pictures of a file to I420, one array each.</summary>
    internal static IReadOnlyList<byte[]> Pictures(string file, int width, int height)
    {
        byte[] all = Run("-i", file, "-map", "0:v", "-fps_mode", "passthrough", "-pix_fmt", "yuv420p", "-f", "rawvideo", "-");
        return [.. all.Chunk(width * height * 3 / 2)];
    }

    private static float[] ToFloats(byte[] bytes)
    {
        float[] samples = new float[bytes.Length / 4];
        Buffer.BlockCopy(bytes, 0, samples, 0, samples.Length * 4);
        return samples;
    }

    private static byte[] Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        Task copied = process.StandardOutput.BaseStream.CopyToAsync(output);
        if (!Task.WaitAll([errors, copied], s_limit) || !process.WaitForExit(s_limit))
        {
            process.Kill();
            throw new TimeoutException($"{program} {string.Join(' ', arguments)}");
        }
        return process.ExitCode == 0
            ? output.ToArray()
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {errors.Result}");
    }
}
