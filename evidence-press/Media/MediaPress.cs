using System.Globalization;

namespace Arbitration.Press;

/// <summary>Sound and video to what every browser plays: H.264 and AAC in MP4, at most 720 lines, its directory in front; none of its metadata.</summary>
internal static class MediaPress
{
    private const string Fit = "scale=w='if(gt(iw,ih),min(1280,iw),min(720,iw))':h='if(gt(iw,ih),min(720,ih),min(1280,ih))':force_original_aspect_ratio=decrease:force_divisible_by=2,format=yuv420p";

    public static async Task PressAsync(PressJob job, FileType type, CancellationToken ct)
    {
        var probe = await MediaProbe.ReadAsync(job.File, ct);
        var name = probe.Video is null ? "media-1.m4a" : "media-1.mp4";
        var milliseconds = await EncodeAsync(job, probe, name, ct);
        if (milliseconds <= 0) throw Refused.Broken($"nothing of the {type.Id} could be played");
        var poster = probe.Video is null ? null : await PosterAsync(job, name, ct);
        var (width, height) = poster is null ? (0, 0) : (poster.Value.Width, poster.Value.Height);
        job.Events.Media(name, poster?.File, probe.Video is null ? "audio/mp4" : "video/mp4", milliseconds, width, height);
    }

    private static async Task<long> EncodeAsync(PressJob job, MediaProbe probe, string name, CancellationToken ct)
    {
        using var process = Tool.Start("/usr/bin/ffmpeg", Limits.MediaCpuSeconds, Arguments(job, probe, name));
        var error = Tool.ReadAsync(process.StandardError, ct);
        long reached = 0;
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            if (!line.StartsWith("out_time_us=", StringComparison.Ordinal) || !long.TryParse(line.AsSpan(12), CultureInfo.InvariantCulture, out var microseconds) || microseconds / 1000 <= reached) continue;
            reached = microseconds / 1000;
            job.Events.Progress(reached, (long)(probe.Length?.TotalMilliseconds ?? 0));
        }

        await process.WaitForExitAsync(ct);
        Tool.ThrowIfSlow(process.ExitCode, "ffmpeg");
        if (process.ExitCode == 0) return reached;
        throw Refused.Broken((await error).Trim().Split('\n')[0]);
    }

    private static IEnumerable<string> Arguments(PressJob job, MediaProbe probe, string name)
    {
        yield return "-nostdin";
        foreach (var word in (string[])["-v", "error", "-progress", "pipe:1", "-stats_period", "0.5", .. MediaProbe.Bounds, "-threads", "2", "-i", job.File]) yield return word;
        if (probe.Video is { } video)
        {
            // Frames that look ahead cost memory: twelve in place of forty keep 1080p under half a gigabyte.
            foreach (var word in (string[])["-map", $"0:{video}", "-vf", Fit, "-c:v", "libx264", "-preset", "veryfast", "-crf", "25", "-fpsmax", "30", "-threads:v", "2", "-x264-params", "rc-lookahead=12:sync-lookahead=0"]) yield return word;
        }

        if (probe.Audio is { } audio)
        {
            foreach (var word in (string[])["-map", $"0:{audio}", "-c:a", "aac", "-b:a", "96k", "-ac", "2", "-ar", "48000"]) yield return word;
        }

        var longest = ((int)Limits.LongestMedia.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        foreach (var word in (string[])["-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1", "-t", longest, "-filter_threads", "1", "-movflags", "+faststart", "-f", "mp4", "-y", job.Out(name)]) yield return word;
    }

    // Out of what we made and not of what came; written by ffmpeg as a pixmap, so that it is the same image as a page.
    private static async Task<(string File, int Width, int Height)?> PosterAsync(PressJob job, string name, CancellationToken ct)
    {
        using var process = Tool.Start("/usr/bin/ffmpeg", Limits.PictureCpuSeconds,
            ["-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe", "-i", job.Out(name), "-frames:v", "1", "-c:v", "ppm", "-f", "image2pipe", "pipe:1"]);
        var error = Tool.ReadAsync(process.StandardError, ct);
        using var bitmap = await PortablePixmap.ReadAsync(process.StandardOutput.BaseStream, ct);
        await process.WaitForExitAsync(ct);
        await error;
        if (bitmap is null) return null;
        return (DisplayImage.WriteWhole(job, bitmap, "poster-1"), bitmap.Width, bitmap.Height);
    }
}
