using System.Globalization;
using Arbitration.Media.Libav;

namespace Arbitration.Bench.Mix;

/// <summary>Managed memory that a tick takes: four cameras decoded, scaled, arranged and lettered, sounds mixed, both encoded.</summary>
internal static class AllocationBench
{
    // After ten seconds every digit of the clock has been drawn once.
    private const int Warm = 275, Measured = 125;

    internal static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        LibavVersion.Require();
        using var folder = new BenchFolder();
        MixClips clips = await MixClips.MakeAsync(new MixCase(4, Scaled: true), folder.Path);
        long handedOver = 0;
        using var feed = new SteppedProgramme(clips.Case.Inputs, fragment => handedOver += fragment.Bytes.Length);
        for (int frame = 0; frame < Warm; frame++)
        {
            feed.Step(clips, frame % MixClips.Frames);
        }
        (long plain, long plainTicks, long cutting, long cuts) = (0, 0, 0, 0);
        for (int frame = Warm; frame < Warm + Measured; frame++)
        {
            handedOver = 0;
            long before = GC.GetAllocatedBytesForCurrentThread();
            feed.Step(clips, frame % MixClips.Frames);
            long taken = GC.GetAllocatedBytesForCurrentThread() - before;
            (plain, plainTicks) = handedOver == 0 ? (plain + taken, plainTicks + 1) : (plain, plainTicks);
            (cutting, cuts) = handedOver > 0 ? (cutting + taken - handedOver, cuts + 1) : (cutting, cuts);
        }
        return [new Figure("mix.alloc_bytes_per_frame", Math.Round((double)plain / plainTicks, 2), "B", string.Create(CultureInfo.InvariantCulture,
            $"decode, compose, mix and encode of four inputs, mean of the {plainTicks} ticks that hand over no fragment; the {cuts} that do, one a second, take {(double)cutting / Math.Max(1, cuts):0} B besides the fragment's own bytes"))];
    }
}
