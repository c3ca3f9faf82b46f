using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Testing;

namespace Arbitration.Bench;

/// <summary>
/// CPU seconds of our mixer against the ffmpeg command line: both decode the same four VP8 clips of 640×360, scale them to the
/// same tiles, mix the same four sounds and encode H.264 and AAC with the same settings. Ours also letters names and clock.
/// </summary>
internal static partial class MixBench
{
    private const int Rounds = 5;
    private const int Frames = 300;
    private const int Voices = 4;
    private const int SamplesPerFrame = 1920;
    private static readonly VideoEncoding s_video = new();

    internal static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        LibavVersion.Require();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mix-bench-");
        try
        {
            await MakeClipsAsync(folder.FullName);
            Inputs inputs = Read(folder.FullName);
            // One unmeasured round each: the compiler's work and cold files are not the mixer's.
            _ = Ours(inputs, folder.FullName);
            _ = await TheirsAsync(folder.FullName);
            List<double> ours = [], theirs = [];
            for (int round = 0; round < Rounds; round++)
            {
                ours.Add(Ours(inputs, folder.FullName));
                theirs.Add(await TheirsAsync(folder.FullName));
            }
            double seconds = Frames / 25.0;
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"CPU seconds per second, medians: ours {Median(ours) / seconds:0.000} ({Size(folder, "ours.mp4")} bytes), ffmpeg {Median(theirs) / seconds:0.000} ({Size(folder, "theirs.mp4")} bytes)"));
            double ratio = Median([.. ours.Zip(theirs, (a, b) => a / b)]);
            return [new Figure("mix.cpu_ratio_vs_ffmpeg", Math.Round(ratio, 3), "ratio",
                "ffmpeg 5.1 command line, decode + scale + xstack + libx264 + aac on the same frames, median of 5 interleaved rounds")];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Ours(Inputs inputs, string folder)
    {
        double before = CpuSeconds();
        using var programme = new Programme(new ProgrammeOptions { Video = s_video, OwnThread = false }, TimeProvider.System);
        using FileStream file = File.Create(Path.Combine(folder, "ours.mp4"));
        programme.SetSeats([.. Enumerable.Range(0, Voices).Select(i => new ProgrammeSeat("s" + i, "申请人", "张三" + i))]);
        programme.SetScene(new ProgrammeScene { CaseNumber = "京海劳人仲字〔2026〕第 1234 号", Caption = "第 1 次庭审" });
        ProgrammeSource[] sources = [.. Enumerable.Range(0, Voices).Select(i => programme.AddSource($"s{i}/cam/av", "s" + i))];
        VideoDecoder[] decoders = [.. sources.Select(_ => new VideoDecoder(VideoCodec.Vp8))];
        long now = TimeProvider.System.NowUs();
        var first = new List<Fragment>();
        byte[] init = programme.StartEncoding(0, now, first.Add);
        file.Write(init);
        for (int frame = 0; frame < Frames; frame++, now += 40_000)
        {
            for (int i = 0; i < Voices; i++)
            {
                decoders[i].Send(inputs.Pictures[i][frame], now);
                while (decoders[i].Receive(out VideoFrame? picture) == Drained.Frame)
                {
                    sources[i].PushVideo(picture!, now);
                }
                sources[i].PushAudio(inputs.Sounds[i].AsSpan(frame * SamplesPerFrame, SamplesPerFrame), now);
            }
            programme.Step();
        }
        programme.StopEncoding();
        first.ForEach(fragment => file.Write(fragment.Bytes.Span));
        Array.ForEach(decoders, decoder => decoder.Dispose());
        return CpuSeconds() - before;
    }

    private static async Task<double> TheirsAsync(string folder)
    {
        List<string> arguments = ["-hide_banner", "-nostdin", "-y", "-benchmark"];
        for (int i = 0; i < Voices; i++)
        {
            arguments.AddRange(["-threads", "1", "-i", Path.Combine(folder, $"{i}.ivf")]);
        }
        for (int i = 0; i < Voices; i++)
        {
            arguments.AddRange(["-f", "f32le", "-ar", "48000", "-ac", "1", "-i", Path.Combine(folder, $"{i}.pcm")]);
        }
        // The tiles of our grid of four: 576×324, 8 apart, on a ground of 1280×720.
        string scale = string.Concat(Enumerable.Range(0, Voices).Select(i => $"[{i}:v]scale=576:324:flags=fast_bilinear[v{i}];"));
        string graph = scale
            + "[v0][v1][v2][v3]xstack=inputs=4:layout=0_0|584_0|0_332|584_332:fill=0x14233B,pad=1280:720:60:54:0x14233B[v];"
            + "[4:a][5:a][6:a][7:a]amix=inputs=4:normalize=0[a]";
        string rate = s_video.MaxBitrateBps.ToString(CultureInfo.InvariantCulture);
        arguments.AddRange(["-filter_complex_threads", "1", "-filter_complex", graph, "-map", "[v]", "-map", "[a]", "-c:v", "libx264",
            "-threads", "1", "-preset", s_video.Preset, "-tune", "zerolatency", "-bf", "0", "-g", "25", "-sc_threshold", "0",
            "-crf", s_video.Quality.ToString(CultureInfo.InvariantCulture), "-maxrate", rate, "-bufsize", rate,
            "-c:a", "aac", "-b:a", "96k", "-movflags", "frag_keyframe+empty_moov+default_base_moof", Path.Combine(folder, "theirs.mp4")]);
        CommandLine.Outcome outcome = await CommandLine.RunAsync("ffmpeg", arguments);
        Match cpu = BenchmarkLine().Match(outcome.Errors);
        return outcome.ExitCode == 0 && cpu.Success
            ? double.Parse(cpu.Groups[1].Value, CultureInfo.InvariantCulture) + double.Parse(cpu.Groups[2].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"ffmpeg ended with {outcome.ExitCode}: {outcome.Errors}");
    }

    private static async Task MakeClipsAsync(string folder)
    {
        // A moving pattern with noise stands for a person before a camera: neither flat nor wild.
        string[] sources = ["testsrc2", "smptehdbars", "testsrc", "rgbtestsrc"];
        for (int i = 0; i < Voices; i++)
        {
            string seconds = (Frames / 25).ToString(CultureInfo.InvariantCulture);
            await FfmpegAsync("-f", "lavfi", "-i", $"{sources[i]}=size=640x360:rate=25:duration={seconds}", "-vf", "noise=alls=6:allf=t,format=yuv420p",
                "-c:v", "libvpx", "-b:v", "800k", "-deadline", "realtime", "-cpu-used", "8", "-auto-alt-ref", "0", Path.Combine(folder, $"{i}.ivf"));
            await FfmpegAsync("-f", "lavfi", "-i", $"sine=frequency={300 + (200 * i)}:sample_rate=48000:duration={seconds}",
                "-f", "f32le", "-ac", "1", Path.Combine(folder, $"{i}.pcm"));
        }
    }

    private static async Task FfmpegAsync(params string[] arguments)
    {
        CommandLine.Outcome outcome = await CommandLine.RunAsync("ffmpeg", ["-v", "error", "-nostdin", "-y", .. arguments]);
        if (outcome.ExitCode != 0)
        {
            throw new InvalidOperationException($"ffmpeg {string.Join(' ', arguments)}: {outcome.Errors}");
        }
    }

    private static Inputs Read(string folder)
    {
        byte[][][] pictures = new byte[Voices][][];
        float[][] sounds = new float[Voices][];
        for (int i = 0; i < Voices; i++)
        {
            pictures[i] = [.. IvfFrames(File.ReadAllBytes(Path.Combine(folder, $"{i}.ivf")))];
            byte[] pcm = File.ReadAllBytes(Path.Combine(folder, $"{i}.pcm"));
            sounds[i] = new float[Frames * SamplesPerFrame];
            Buffer.BlockCopy(pcm, 0, sounds[i], 0, Math.Min(pcm.Length, sounds[i].Length * sizeof(float)));
        }
        return new Inputs(pictures, sounds);
    }

    private static IEnumerable<byte[]> IvfFrames(byte[] file)
    {
        for (int at = 32; at + 12 <= file.Length;)
        {
            int size = BitConverter.ToInt32(file, at);
            yield return file[(at + 12)..(at + 12 + size)];
            at += 12 + size;
        }
    }

    private static double CpuSeconds()
    {
        using Process self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static long Size(DirectoryInfo folder, string name) => new FileInfo(Path.Combine(folder.FullName, name)).Length;

    [GeneratedRegex(@"bench: utime=([0-9.]+)s stime=([0-9.]+)s")]
    private static partial Regex BenchmarkLine();

    private sealed record Inputs(byte[][][] Pictures, float[][] Sounds);
}
