using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;

namespace Arbitration.Bench.Mix;

/// <summary>The programme as the media node runs it, but as fast as it can. It alone also letters names, caption and clock.</summary>
internal sealed class OurMixer : IMixer
{
    internal static VideoEncoding Encoding { get; } = new();

    public string Name => "ours";

    public Task<double> CpuSecondsAsync(MixClips clips, int frames)
    {
        double before = CpuTime.OwnSeconds();
        using FileStream file = File.Create(clips.Output(Name, frames));
        using var feed = new SteppedProgramme(clips.Case.Inputs, fragment => file.Write(fragment.Bytes.Span));
        file.Write(feed.Init);
        for (int frame = 0; frame < frames; frame++)
        {
            feed.Step(clips, frame);
        }
        feed.Programme.StopEncoding();
        return Task.FromResult(CpuTime.OwnSeconds() - before);
    }
}
