using System.Globalization;

namespace Arbitration.Bench.Mix;

/// <summary>One case with those who mix it, and what each has needed: CPU seconds for a second of programme, without starting.</summary>
internal sealed class Contest(MixClips clips, IReadOnlyList<IMixer> mixers)
{
    private readonly Dictionary<string, List<double>> _cpu = mixers.ToDictionary(mixer => mixer.Name, _ => new List<double>());

    internal MixClips Clips => clips;

    /// <summary>What everybody needed and how large a second became, for the figure's reference.</summary>
    internal string Medians => "CPU s per s: " + string.Join(", ", mixers.Select(mixer => string.Create(CultureInfo.InvariantCulture,
        $"{mixer.Name} {_cpu[mixer.Name].Median():0.000} ({new FileInfo(clips.Output(mixer.Name, MixClips.Frames)).Length * 8 / Seconds / 1000:0} kbit/s)")));

    private static double Seconds => (double)MixClips.Frames / MixCase.FrameRate;

    /// <summary>What a mixer needed in each measured round.</summary>
    internal IReadOnlyList<double> Of(string mixer) => _cpu[mixer];

    internal async Task PlayAsync(bool measured)
    {
        foreach (IMixer mixer in mixers)
        {
            double start = await mixer.CpuSecondsAsync(clips, MixClips.FirstFrames);
            double whole = await mixer.CpuSecondsAsync(clips, MixClips.Frames);
            if (measured)
            {
                _cpu[mixer.Name].Add((whole - start) * MixCase.FrameRate / (MixClips.Frames - MixClips.FirstFrames));
            }
        }
    }

    /// <summary>Median over the rounds of ours by another's.</summary>
    internal double Ratio(string other) => Math.Round(_cpu["ours"].Zip(_cpu[other], (a, b) => a / b).Median(), 3);
}
