using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Node;
using Arbitration.Media.Tests.Libav;
using Arbitration.Testing;

namespace Arbitration.Media.Tests.Sync;

/// <summary>One flash and beep of a person as the finished file has it: how much later than hearing time says, in ms; null when it is not found.</summary>
internal sealed record Burst(double AtSeconds, double? SoundLateMs, double? PictureLateMs)
{
    public double? ApartMs => SoundLateMs - PictureLateMs;
}

/// <summary>Senders with clocks and lines of their own, through the node's receivers and the programme, faster than real time.</summary>
internal sealed class SyncRun(IReadOnlyList<SenderPlan> plans)
{
    private const long StartUs = 1_000_000_000, TickUs = 40_000;
    private const int Columns = 64, Rows = 36;
    private static readonly ProgrammeOptions s_options = new() { OwnThread = false, Video = new VideoEncoding { Width = 320, Height = 180, Preset = "ultrafast" } };
    // What a moment takes to its place in the programme: the line, the playout delay, what pictures leave later than sound.
    private static readonly double s_usualLateMs = (Receiver.DelayUs / 1000d) + s_options.PlayoutDelay.TotalMilliseconds + (SourceDecoder.SenderVideoLagUs / 1000d);
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs so many seconds, a file for each ten minutes of them.</summary>
    /// <returns>The bursts of each person, in their order.</returns>
    public async Task<IReadOnlyList<List<Burst>>> RunAsync(int seconds)
    {
        using var programme = new Programme(s_options, TimeProvider.System);
        programme.SetSeats([.. plans.Select((_, at) => new ProgrammeSeat($"s{at}", "当事人", $"第{at + 1}人"))]);
        var receivers = plans.Select((plan, at) => new Receiver(new SignalSender(plan, Hertz(at)), plan, programme.AddSource($"s{at}/cam/av", $"s{at}"), at + 7)).ToList();
        var found = plans.Select(_ => new List<Burst>()).ToList();
        for (int from = 0; from < seconds; from += 600) await RunAsync(programme, receivers, (from, Math.Min(600, seconds - from)), found);
        foreach (Receiver receiver in receivers) receiver.Dispose();
        return found;
    }

    private static int Hertz(int person) => 900 + (700 * person);

    private async Task RunAsync(Programme programme, List<Receiver> receivers, (int From, int Seconds) part, List<List<Burst>> found)
    {
        string path = Path.Combine(Path.GetTempPath(), $"sync-{Guid.NewGuid():N}.mp4");
        try
        {
            long fromUs = part.From * 1_000_000L;
            using (FileStream file = File.Create(path))
            {
                file.Write(programme.StartEncoding(0, StartUs + fromUs, fragment => file.Write(fragment.Bytes.Span)));
                for (long us = fromUs; us < fromUs + (part.Seconds * 1_000_000L); us += TickUs)
                {
                    foreach (Receiver receiver in receivers) receiver.Until(us, StartUs);
                    programme.Step();
                }
                programme.StopEncoding();
            }
            await LookAsync(new MediaFile(path), part.From, [.. plans.Select((_, at) => TileOf(programme, at))], found);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task LookAsync(MediaFile file, int fromSeconds, Area[] tiles, List<List<Burst>> found)
    {
        float[] sound = await file.SoundAsync();
        byte[] pictures = await file.GreyAsync(Columns, Rows, s_limit);
        for (int person = 0; person < plans.Count; person++)
        {
            Area tile = tiles[person];
            int cell = ((tile.Y + (tile.Height / 3)) * Rows / 180 * Columns) + ((tile.X + (tile.Width / 2)) * Columns / 320);
            var flashes = FlashAndBeep.Flashes(pictures.Chunk(Columns * Rows).Select(picture => picture[cell]));
            var beeps = FlashAndBeep.Beeps(sound, Hertz(person));
            double until = fromSeconds + (pictures.Length / (Columns * Rows) / 25d) - 1;
            for (long at = SignalSender.FirstUs; at < until * 1e6; at += SignalSender.PeriodUs)
                if (at / 1e6 > fromSeconds) found[person].Add(new Burst(at / 1e6, Late(beeps, at / 1e6 - fromSeconds), Late(flashes, at / 1e6 - fromSeconds)));
        }
    }

    private static double? Late(IReadOnlyList<double> onsets, double at) =>
        onsets.Select(onset => ((onset - at) * 1000) - s_usualLateMs).OrderBy(Math.Abs).Cast<double?>().FirstOrDefault() is { } late && Math.Abs(late) < 700 ? late : null;

    private static Area TileOf(Programme programme, int person)
    {
        Area? found = null;
        programme.Look((_, tileOf) => found = tileOf($"s{person}"));
        return found ?? throw new InvalidOperationException($"person {person} has no tile");
    }
}
