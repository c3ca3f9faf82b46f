using Arbitration.Media.Contract;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Recording;
using Grpc.Core;

namespace Arbitration.Media.Node;

/// <summary>The room's programme with its recorder: there as soon as people are, so that they are measured, and recording when an epoch is given. Called on the room's queue.</summary>
internal sealed class RoomProgramme(string room, RoomFiles files, RoomReports reports, RoomSources sources, RoomShown shown, Admission admission, TimeProvider time, ILogger log) : IAsyncDisposable
{
    private const int PreviewWidth = 640, PreviewHeight = 360;
    private volatile RoomRecorder? _recorder;
    private IReadOnlyList<Level> _levels = [];

    /// <summary>Null while the room is closed, or when the programme could not be made. From any thread.</summary>
    public RoomRecorder? Recorder => _recorder;

    /// <summary>Shows and records what the court server wants.</summary>
    public async Task ConvergeAsync(Room wanted, CancellationToken cancel)
    {
        if (Open() is not { } recorder) return;
        recorder.SetSeats(wanted.Seats);
        // Before a slate is shown nobody is heard any more; after it, only once it is away.
        var showsNobody = RoomRecorder.ShowsNobody(wanted);
        if (showsNobody) Detach(true);
        // What comes is there before the scene that shows it, and what goes only after: no picture between shows neither.
        await shown.BringAsync(wanted.Shown);
        await recorder.ConvergeAsync(wanted, cancel);
        await shown.SettleAsync(wanted.Shown);
        if (!showsNobody) Detach(false);
    }

    /// <summary>People are seen and heard before anything is recorded again: the programme is there, the recorder waits for its epoch.</summary>
    public async Task ShowAsync(Room wanted)
    {
        Open()?.SetSeats(wanted.Seats);
        Detach(RoomRecorder.ShowsNobody(wanted));
        if (_recorder is not null) await shown.BringAsync(wanted.Shown);
    }

    public async Task EndAsync()
    {
        sources.ShowIn(null);
        shown.ShowIn(null);
        await shown.ClearAsync();
        if (_recorder is not { } recorder) return;
        _recorder = null;
        await recorder.DisposeAsync();
    }

    /// <summary>A JPEG of what a scene would show in the wanted room, or of the scene that is on. From any thread.</summary>
    public byte[] Preview(Room wanted, Scene? scene)
    {
        if (_recorder is not { } recorder) throw new RpcException(new Status(StatusCode.FailedPrecondition, "the room has no programme"));
        try
        {
            using var picture = recorder.Programme.Preview(scene is null ? null : SceneMapping.SceneOf(wanted, scene), PreviewWidth, PreviewHeight);
            return JpegPicture.Encode(picture);
        }
        catch (ObjectDisposedException closed)
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, closed.Message));
        }
    }

    /// <summary>Reports how loud each seat is, when it has changed. From the node's timer.</summary>
    public void TellLevels()
    {
        if (_recorder is not { } recorder || !reports.AreWatched) return;
        var levels = recorder.Programme.Levels().Select(one => new Level { Seat = one.Seat, Dbfs = MathF.Round(one.Dbfs), Speaking = one.Speaking }).ToList();
        if (levels.SequenceEqual(_levels)) return;
        _levels = levels;
        reports.Tell(new Report { Levels = new Levels { Levels_ = { levels } } });
    }

    public async ValueTask DisposeAsync()
    {
        if (_recorder is { } recorder) await recorder.DisposeAsync();
    }

    private void Detach(bool detached)
    {
        sources.Detach(detached);
        shown.Detach(detached);
    }

    private RoomRecorder? Open()
    {
        if (_recorder is not null || files.Manifest is not { } manifest) return _recorder;
        try
        {
            var recorder = new RoomRecorder(files.Folder, manifest, reports, admission, time);
            sources.ShowIn(recorder.Programme);
            shown.ShowIn(recorder.Programme);
            return _recorder = recorder;
        }
        catch (Exception failed) // without a programme, say for want of a font, people can still see and hear each other
        {
            log.RoomFailed(failed, room, "the programme");
            reports.Alarm("recorder-failed", failed.Message);
            return null;
        }
    }
}
