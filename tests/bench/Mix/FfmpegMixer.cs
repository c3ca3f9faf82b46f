using System.Globalization;
using Arbitration.Media.Libav;
using Arbitration.Media.Mixing.Picture;

namespace Arbitration.Bench.Mix;

/// <summary>The ffmpeg command line: its VP8 decoder, scale where sizes differ, xstack, amix, libx264 and aac, one thread each.</summary>
internal sealed class FfmpegMixer : IMixer
{
    public string Name => "ffmpeg";

    /// <summary>libx264 as our programme sets it.</summary>
    internal static IReadOnlyList<string> Encoding
    {
        get
        {
            VideoEncoding video = OurMixer.Encoding;
            string rate = video.MaxBitrateBps.ToString(CultureInfo.InvariantCulture);
            return ["-c:v", "libx264", "-threads", "1", "-preset", video.Preset, "-tune", "zerolatency", "-bf", "0", "-g", "25", "-sc_threshold", "0",
                "-crf", video.Quality.ToString(CultureInfo.InvariantCulture), "-maxrate", rate, "-bufsize", rate];
        }
    }

    public async Task<double> CpuSecondsAsync(MixClips clips, int frames)
    {
        int inputs = clips.Case.Inputs;
        List<string> arguments = ["-v", "error", "-nostdin", "-y"];
        for (int i = 0; i < inputs; i++)
        {
            arguments.AddRange(["-threads", "1", "-i", clips.Picture(i, frames)]);
        }
        for (int i = 0; i < inputs; i++)
        {
            arguments.AddRange(["-f", "f32le", "-ar", "48000", "-ac", "1", "-i", clips.Sound(i, frames)]);
        }
        arguments.AddRange(["-filter_complex_threads", "1", "-filter_complex", Graph(clips.Case), "-map", "[v]", "-map", "[a]", .. Encoding,
            "-c:a", "aac", "-b:a", "96k", "-movflags", "frag_keyframe+empty_moov+default_base_moof", clips.Output(Name, frames)]);
        double before = CpuTime.EndedChildrenSeconds();
        await Ffmpeg.RunAsync("ffmpeg", arguments);
        return CpuTime.EndedChildrenSeconds() - before;
    }

    private static string Graph(MixCase mix)
    {
        Area first = mix.Tiles[0];
        IEnumerable<string> Each(Func<int, string> part) => Enumerable.Range(0, mix.Inputs).Select(part);
        string scale = mix.Scaled ? string.Concat(Each(i => $"[{i}:v]scale={first.Width}:{first.Height}:flags=fast_bilinear[v{i}];")) : "";
        string inputs = string.Concat(Each(i => mix.Scaled ? $"[v{i}]" : $"[{i}:v]"));
        string layout = string.Join('|', mix.Tiles.Select(tile => $"{tile.X - first.X}_{tile.Y - first.Y}"));
        string sounds = string.Concat(Each(i => $"[{mix.Inputs + i}:a]"));
        return $"{scale}{inputs}xstack=inputs={mix.Inputs}:layout={layout}:fill=0x14233B,"
            + $"pad={MixCase.Width}:{MixCase.Height}:{first.X}:{first.Y}:0x14233B[v];{sounds}amix=inputs={mix.Inputs}:normalize=0[a]";
    }
}
