using System.Collections.Concurrent;
using Arbitration.Media.Mixing;
using Arbitration.Media.Node;
using Arbitration.Media.Recording;

namespace Arbitration.Bench.Hearings;

/// <summary>
/// One hearing as the media node keeps it, from encoded packets to rows of the manifest: four people and a document camera on
/// display, programme mixed and encoded, segments and everybody's own sound durable on the disk. Only network and gateway are missing.
/// </summary>
internal sealed class RunningHearing : IAsyncDisposable
{
    private const long Epoch = 1;

    private readonly ManualResetEventSlim _stop = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly List<CameraFeed> _feeds = [];
    private readonly Programme _programme = new(RoomRecorder.Options, TimeProvider.System);
    private readonly Manifest _manifest;
    private readonly EpochRecorder _recorder;
    private readonly EpochSound _sound;

    private RunningHearing(string path)
    {
        var folder = new RoomFolder(path);
        _manifest = Manifest.Open(folder, TimeProvider.System);
        long nowUs = TimeProvider.System.NowUs();
        _recorder = new EpochRecorder(new SegmentWriter(folder, Epoch, _manifest, TimeProvider.System), Epoch, Alarm);
        _sound = new EpochSound(folder, new EpochStart(Epoch, 0, nowUs), _manifest, TimeProvider.System, () => _programme.MixedUs, Alarm);
        _programme.Faulted += fault => Alarm("programme", fault.Message);
        StartUs = nowUs;
    }

    private long StartUs { get; }

    internal static RunningHearing Start(HearingContent content, string path)
    {
        var hearing = new RunningHearing(path);
        hearing.Begin(content);
        return hearing;
    }

    /// <summary>Ticks of the mixer that were late, and pictures and packets that were decoded too late, since the start.</summary>
    internal long Late => _programme.Punctuality.Late + _feeds.Sum(feed => feed.Late);

    /// <summary>µs.</summary>
    internal long LatestTickUs => _programme.Punctuality.LatestUs;

    /// <summary>Whatever went wrong.</summary>
    internal IEnumerable<string> Faults => _faults.Concat(_feeds.Select(feed => feed.Fault).OfType<string>());

    public async ValueTask DisposeAsync()
    {
        _stop.Set();
        _feeds.ForEach(feed => feed.Join());
        _programme.StopEncoding();
        await _sound.DisposeAsync();
        await _recorder.DisposeAsync();
        _programme.Dispose();
        _manifest.Dispose();
        _stop.Dispose();
    }

    private void Begin(HearingContent content)
    {
        string[] seats = [.. Enumerable.Range(0, HearingContent.People).Select(i => "s" + i)];
        SeatSide[] sides = [SeatSide.Bench, SeatSide.Claimant, SeatSide.Respondent, SeatSide.Other];
        _programme.SetSeats([.. seats.Select((seat, i) => new ProgrammeSeat(seat, "申请人", "张三" + i, Side: sides[i]))]);
        _programme.SetScene(new ProgrammeScene { CaseNumber = "京海劳人仲字〔2026〕第 1234 号", Caption = "第 1 次庭审", FollowsDisplay = true });
        _sound.SetAccess(SegmentAccess.Open, 0);
        _sound.SetHeard(seats);
        for (int i = 0; i < seats.Length; i++)
        {
            string id = seats[i] + "/cam/av";
            _feeds.Add(new CameraFeed(content.Cameras[i], content.Voices[i], _programme.AddSource(id, seats[i]), unit => _sound.Add(id, unit), _stop));
        }
        _feeds.Add(new CameraFeed(content.Document, [], _programme.AddSource(seats[0] + "/doc/v", seats[0]), keep: null, _stop));
        _recorder.Start(_programme.StartEncoding(0, StartUs, _recorder.Add), 0, StartUs);
        _sound.Start();
        _feeds.ForEach(feed => feed.Start());
    }

    private void Alarm(string code, string detail) => _faults.Enqueue($"{code}: {detail}");
}
