using System.Globalization;

namespace Arbitration.Testing;

/// <summary>A video of one colour and one tone, from its first moment to its last.</summary>
public static class ToneClip
{
    /// <param name="colour">As ffmpeg names it.</param>
    public static async Task<byte[]> MakeAsync(string colour, int hertz, int seconds) => await CommandLine.BytesAsync("ffmpeg",
        ["-v", "error", "-f", "lavfi", "-i", string.Create(CultureInfo.InvariantCulture, $"color={colour}:s=640x360:r=25:d={seconds}"),
         "-f", "lavfi", "-i", string.Create(CultureInfo.InvariantCulture, $"sine=f={hertz}:d={seconds}:r=48000"),
         "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov", "-f", "mp4", "-"]);
}
