using System.Buffers.Binary;

namespace Arbitration.Press;

/// <summary>HEIC (iPhones) and AVIF through libheif's own converter, which also turns the picture upright.</summary>
internal static class HeifPress
{
    public static async Task<string> ToJpegAsync(PressJob job, CancellationToken ct)
    {
        CheckSize(job.File);
        // The converter goes by names.
        var jpeg = job.Between("picture.jpg");
        var said = await Tool.RunAsync("/usr/bin/heif-convert", Limits.PictureCpuSeconds, ["-q", "95", job.File, jpeg], ct);
        // Of a file with several pictures it writes picture-1.jpg and so on; the first is the one that was taken.
        if (!File.Exists(jpeg)) jpeg = job.Between("picture-1.jpg");
        return said.ExitCode == 0 && File.Exists(jpeg) ? jpeg : throw Refused.Broken($"no picture that can be read: {said.LastWords}");
    }

    // ISO/IEC 14496-12, ispe: what a decoder would allocate, told before one is started. Tiles have boxes of their own; the largest counts.
    private static void CheckSize(string file)
    {
        Span<byte> head = stackalloc byte[64 << 10];
        using var stream = File.OpenRead(file);
        ReadOnlySpan<byte> rest = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        for (int at; (at = rest.IndexOf("ispe"u8)) >= 0 && rest.Length >= at + 16; rest = rest[(at + 4)..])
        {
            var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(rest[(at + 8)..]), BinaryPrimitives.ReadUInt32BigEndian(rest[(at + 12)..]));
            if ((ulong)width * height > (ulong)Limits.MostPixels) throw Refused.Bomb($"{width} x {height} pixels");
        }
    }
}
