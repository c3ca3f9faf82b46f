using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Arbitration.Media.Mixing.Sound;
using Arbitration.Media.Tests.Libav;
using Arbitration.Testing;
using Xunit;

namespace Arbitration.Media.Tests.Mixing;

public sealed partial class VoiceGainTests
{
    private const int Rate = 48_000, Block = 1920;

    [Theory]
    [InlineData(-35, false)]
    [InlineData(-25, false)]
    [InlineData(-12, false)]
    [InlineData(-35, true)]
    [InlineData(-25, true)]
    [InlineData(-12, true)]
    public void A_voice_of_any_level_is_even_after_ten_seconds(double lufs, bool noisy)
    {
        float[] voice = TestVoice.At(lufs, 30, noisy);
        Assert.InRange(Measured(voice), lufs - 0.2, lufs + 0.2);
        Assert.InRange(Measured(Evened(voice)[(10 * Rate)..]), -20, -16);
    }

    [Fact]
    public void Neither_a_steady_noise_nor_the_silence_between_words_is_raised()
    {
        var random = new Random(4);
        float[] noise = [.. Enumerable.Range(0, Rate * 20).Select(_ => 0.01f * ((random.NextSingle() * 2) - 1))];
        Assert.Equal(Measured(noise), Measured(Evened(noise)), 0.5);

        float[] speech = TestVoice.At(-30, 20, noisy: false);
        var gain = new VoiceGain();
        Run(gain, [.. speech, .. noise.Select(x => x / 4)], out double afterSpeech, speech.Length);
        Assert.InRange(gain.GainDb - afterSpeech, -0.5, 0.5);
    }

    [Fact]
    public void The_gain_moves_too_slowly_to_be_heard_pumping()
    {
        var gain = new VoiceGain();
        double fastest = 0;
        float[] sound = [.. TestVoice.At(-35, 10, noisy: false), .. TestVoice.At(-12, 10, noisy: false)], mix = new float[Block];
        for (int at = 0; at + Block <= sound.Length; at += Block)
        {
            double before = gain.GainDb;
            gain.AddTo(mix, sound.AsSpan(at, Block));
            fastest = Math.Max(fastest, Math.Abs(gain.GainDb - before));
        }
        Assert.InRange(fastest, 0.01, 0.33);
    }

    [Fact]
    public void A_tone_burst_keeps_its_onset_its_shape_and_is_found_each_time()
    {
        float[] sound = new float[Rate * 40];
        for (int burst = 0; burst < 20; burst++)
        {
            TestMedia.Tone(1000, 5760, 0.25f).CopyTo(sound, (burst * 2 * Rate) + 24_000);
        }
        float[] evened = Evened(sound);
        IReadOnlyList<double> before = FlashAndBeep.Beeps(sound, 1000), after = FlashAndBeep.Beeps(evened, 1000);
        Assert.Equal(20, after.Count);
        Assert.All(before.Zip(after), pair => Assert.InRange(pair.Second - pair.First, -0.005, 0.005));
        ReadOnlySpan<float> last = evened.AsSpan((19 * 2 * Rate) + 24_000, 5760);
        double tone = TestMedia.Amplitude(last, 1000);
        Assert.All([2000, 3000, 4000], harmonic => Assert.InRange(TestMedia.Amplitude(evened.AsSpan((19 * 2 * Rate) + 24_000, 5760), harmonic), 0, tone / 200));
    }

    private static float[] Evened(float[] sound) => Run(new VoiceGain(), sound, out _, int.MaxValue);

    private static float[] Run(VoiceGain gain, float[] sound, out double gainAt, int at)
    {
        float[] mix = new float[sound.Length / Block * Block];
        gainAt = 0;
        for (int block = 0; block < mix.Length; block += Block)
        {
            if (block <= at)
            {
                gainAt = gain.GainDb;
            }
            gain.AddTo(mix.AsSpan(block, Block), sound.AsSpan(block, Block));
        }
        return mix;
    }

    /// <summary>Integrated loudness as ffmpeg's ebur128 measures it, which shares nothing with our filter.</summary>
    internal static double Measured(float[] sound)
    {
        using var folder = new TempFolder();
        byte[] bytes = new byte[sound.Length * 4];
        Buffer.BlockCopy(sound, 0, bytes, 0, bytes.Length);
        File.WriteAllBytes(folder["s.f32"], bytes);
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-hide_banner", "-f", "f32le", "-ar", "48000", "-ac", "1", "-i", folder["s.f32"], "-af", "ebur128", "-f", "null", "-"]) { RedirectStandardError = true })!;
        string told = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return double.Parse(Integrated().Matches(told)[^1].Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"I:\s+(-?[0-9.]+) LUFS")]
    private static partial Regex Integrated();
}
