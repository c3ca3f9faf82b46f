using System.Globalization;
using System.Runtime.InteropServices;

namespace Arbitration.Bench.Mix;

/// <summary>
/// The clips of one case as files, VP8 in IVF and sound as 32-bit floats, and the same bytes in memory. They are there twice:
/// whole, and their first second, so that what a program needs to start can be taken off what it needs for the whole.
/// </summary>
internal sealed class MixClips
{
    internal const int Frames = 200, FirstFrames = MixCase.FrameRate;

    private readonly string _folder;

    private MixClips(MixCase mix, string folder)
    {
        (Case, _folder) = (mix, folder);
        Pictures = [.. Enumerable.Range(0, mix.Inputs).Select(i => Ivf.Frames(File.ReadAllBytes(Picture(i, Frames))).ToArray())];
        Sounds = [.. Enumerable.Range(0, mix.Inputs).Select(i => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Sound(i, Frames))).ToArray())];
    }

    internal MixCase Case { get; }

    /// <summary>The encoded pictures of each input.</summary>
    internal IReadOnlyList<byte[][]> Pictures { get; }

    /// <summary>48 kHz mono of each input.</summary>
    internal IReadOnlyList<float[]> Sounds { get; }

    internal static async Task<MixClips> MakeAsync(MixCase mix, string folder)
    {
        folder = Directory.CreateDirectory(Path.Combine(folder, mix.Name)).FullName;
        // A moving pattern with noise stands for a person before a camera: neither flat nor wild.
        string[] patterns = ["testsrc2", "smptehdbars", "testsrc", "rgbtestsrc", "pal75bars", "mandelbrot"];
        for (int i = 0; i < mix.Inputs; i++)
        {
            await MakeAsync(patterns[i], i, mix.InputSize, folder);
            await WriteStartAsync(folder, i);
        }
        return new MixClips(mix, folder);
    }

    /// <param name="input">Number of the input.</param>
    /// <param name="frames"><see cref="Frames"/> or <see cref="FirstFrames"/>.</param>
    internal string Picture(int input, int frames) => PathOf(_folder, input, frames, "ivf");

    /// <inheritdoc cref="Picture"/>
    internal string Sound(int input, int frames) => PathOf(_folder, input, frames, "f32");

    /// <summary>A file that a mixer writes; one of the whole and one of the start.</summary>
    internal string Output(string mixer, int frames) => Path.Combine(_folder, $"{mixer}-{frames}.mp4");

    private static async Task MakeAsync(string pattern, int input, (int Width, int Height) size, string folder)
    {
        string seconds = (Frames / MixCase.FrameRate).ToString(CultureInfo.InvariantCulture);
        await Ffmpeg.RunAsync("-f", "lavfi", "-i", $"{pattern}=size={size.Width}x{size.Height}:rate={MixCase.FrameRate}",
            "-t", seconds, "-vf", "noise=alls=6:allf=t,format=yuv420p",
            "-c:v", "libvpx", "-b:v", "800k", "-deadline", "realtime", "-cpu-used", "8", "-auto-alt-ref", "0", PathOf(folder, input, Frames, "ivf"));
        await Ffmpeg.RunAsync("-f", "lavfi", "-i", $"sine=frequency={300 + (200 * input)}:sample_rate=48000:duration={seconds}",
            "-f", "f32le", "-ac", "1", PathOf(folder, input, Frames, "f32"));
    }

    private static async Task WriteStartAsync(string folder, int input)
    {
        byte[] ivf = await File.ReadAllBytesAsync(PathOf(folder, input, Frames, "ivf"));
        int length = Ivf.Header + Ivf.Frames(ivf).Take(FirstFrames).Sum(frame => frame.Length + Ivf.FrameHeader);
        BitConverter.TryWriteBytes(ivf.AsSpan(Ivf.FrameCountAt), FirstFrames);
        await File.WriteAllBytesAsync(PathOf(folder, input, FirstFrames, "ivf"), ivf[..length]);
        byte[] sound = await File.ReadAllBytesAsync(PathOf(folder, input, Frames, "f32"));
        await File.WriteAllBytesAsync(PathOf(folder, input, FirstFrames, "f32"), sound[..(FirstFrames * MixCase.SamplesPerFrame * sizeof(float))]);
    }

    private static string PathOf(string folder, int input, int frames, string ending) => Path.Combine(folder, $"{input}-{frames}.{ending}");
}
