using System.Globalization;
using Arbitration.Media.Libav;

namespace Arbitration.Bench.Mix;

/// <summary>
/// CPU of our mixer against ffmpeg's and GStreamer's on the same encoded pictures and sounds, with the same encoders and settings.
/// All of them take turns, so that a busy machine slows each alike. Starting is taken off: it is an hour's hearing that matters.
/// </summary>
internal static class RatioBench
{
    private const int Rounds = 5;
    private static readonly MixCase[] s_cases = [new(4, Scaled: true), new(4, Scaled: false), new(6, Scaled: true), new(6, Scaled: false)];

    internal static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        LibavVersion.Require();
        using var folder = new BenchFolder();
        List<Contest> contests = [];
        foreach (MixCase mix in s_cases)
        {
            MixClips clips = await MixClips.MakeAsync(mix, folder.Path);
            IMixer[] mixers = contests.Count == 0 ? [new OurMixer(), new FfmpegMixer(), new GStreamerMixer()] : [new OurMixer(), new FfmpegMixer()];
            var contest = new Contest(clips, mixers);
            // Unmeasured: the compiler's work and cold files are not the mixer's.
            await contest.PlayAsync(measured: false);
            contests.Add(contest);
        }
        for (int round = 0; round < Rounds; round++)
        {
            foreach (Contest contest in contests)
            {
                await contest.PlayAsync(measured: true);
            }
        }
        return Figures(contests);
    }

    private static List<Figure> Figures(List<Contest> contests)
    {
        List<Figure> figures = [.. contests.Select(contest => new Figure("mix.cpu_ratio_vs_ffmpeg." + contest.Clips.Case.Name, contest.Ratio("ffmpeg"), "ratio",
            $"ffmpeg command line, same VP8 clips, {(contest.Clips.Case.Scaled ? "scale, " : "")}xstack, libx264 and aac; {contest.Medians}; {Method}"))];
        return [
            new Figure("mix.cpu_ratio_vs_ffmpeg", figures.Max(figure => figure.Value), "ratio", "the largest of the four cases that follow"),
            .. figures,
            new Figure("mix.cpu_ratio_vs_gstreamer", contests[0].Ratio("gstreamer"), "ratio",
                $"gst-launch: avdec_vp8, videoscale, compositor, x264enc, avenc_aac; four inputs, scaled; {contests[0].Medians}; {Method}"),
        ];
    }

    private static string Method => string.Create(CultureInfo.InvariantCulture,
        $"preset {OurMixer.Encoding.Preset}, crf {OurMixer.Encoding.Quality}; ours letters names and clock besides; median of {Rounds} interleaved rounds");
}
