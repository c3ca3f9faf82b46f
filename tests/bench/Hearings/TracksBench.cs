using System.Diagnostics;
using System.Globalization;
using Arbitration.Media.Recording;
using Arbitration.Media.Tests.Libav;

namespace Arbitration.Bench.Hearings;

/// <summary>What everybody's own Ogg Opus track costs: two minutes of six people, written as quickly as the disk takes them.</summary>
internal static class TracksBench
{
    private const int People = 6, Packets = 6000, PacketsPerTick = 12, Rounds = 5;
    private const long PacketUs = 20_000, Epoch = 1;
    private const double Seconds = Packets * PacketUs / 1e6;

    private sealed record Outcome(double Cpu, double Wall, int Files, int Rows);

    internal static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using var folder = new BenchFolder();
        List<byte[]> voice = (await HearingContent.VoiceAsync(0, Path.Combine(folder.Path, "voice.f32")));
        _ = Write(voice, Path.Combine(folder.Path, "warm"));
        Outcome[] outcomes = [.. Enumerable.Range(0, Rounds).Select(round => Write(voice, Path.Combine(folder.Path, $"room-{round}")))];
        string what = $"{People} people, {Seconds} s of sound as fast as the disk takes it, every page, file and row durable, median of {Rounds}";
        return
        [
            new Figure("tracks.cpu_share", Math.Round(outcomes.Median(one => one.Cpu) / Seconds, 4), "CPU s per s", what),
            new Figure("tracks.disk_share", Math.Round(outcomes.Median(one => one.Wall) / Seconds, 4), "s per s", "time the writing thread was busy or waited for the disk; " + what),
            new Figure("tracks.files_per_second", Math.Round(outcomes[0].Files / Seconds, 2), "1/s", string.Create(CultureInfo.InvariantCulture,
                $"files that six people's tracks become, each with a row in the manifest; {outcomes[0].Rows / Seconds:0.00} rows a second")),
        ];
    }

    private static Outcome Write(List<byte[]> voice, string path)
    {
        var folder = new RoomFolder(path);
        using Manifest manifest = Manifest.Open(folder, TimeProvider.System);
        using var programme = new SegmentWriter(folder, Epoch, manifest, TimeProvider.System);
        // The epoch's first row, before which no track's row may stand; what is in the file does not matter here.
        programme.WriteInit(new byte[1], 0, 0);
        SoundTrackWriter[] tracks = [.. Enumerable.Range(0, People).Select(i => new SoundTrackWriter(folder, new EpochStart(Epoch, 0, 0), $"sound/s{i}", manifest, TimeProvider.System))];
        double cpu = CpuTime.OwnSeconds();
        long from = Stopwatch.GetTimestamp();
        for (int packet = 0; packet < Packets; packet++)
        {
            foreach (SoundTrackWriter track in tracks)
            {
                track.Add(new OpusUnit(voice[packet % voice.Count], TestOpusEncoder.Samples, packet * PacketUs), SegmentAccess.Open);
                if (packet % PacketsPerTick == 0)
                {
                    track.Tick(packet * PacketUs);
                }
            }
        }
        bool whole = tracks.All(track => track.Close());
        var outcome = new Outcome(CpuTime.OwnSeconds() - cpu, Stopwatch.GetElapsedTime(from).TotalSeconds,
            Directory.GetFiles(path, "*.ogg").Length, manifest.RowsSince(0).Count);
        Array.ForEach(tracks, track => track.Dispose());
        return whole ? outcome : throw new IOException("the disk did not take the tracks");
    }
}
