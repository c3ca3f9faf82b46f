using Arbitration.Media.Contract;
using Arbitration.Media.Mixing;
using Arbitration.Media.Recording;
using Arbitration.Media.Rtp;
using Grpc.Core;

namespace Arbitration.Media.Node;

/// <summary>
/// The programme of an open room and its recording. Starts a recorder only for an epoch newer than any in the manifest, so a
/// node that restarts records nothing until it is told to. Runs on the room's queue.
/// </summary>
internal sealed class RoomRecorder : IAsyncDisposable
{
    /// <summary>One set for everything that is recorded, so that all of it shares one init segment.</summary>
    public static readonly ProgrammeOptions Options = new();

    // From a sound's arrival to its moment in the programme, and the tick that moment lies in.
    private static readonly TimeSpan OnItsWay =
        Options.PlayoutDelay + TimeSpan.FromMicroseconds(SourceDecoder.SenderVideoLagUs) + TimeSpan.FromSeconds(1d / Options.Video.FrameRate);

    private readonly RoomFolder _folder;
    private readonly Manifest _manifest;
    private readonly RoomReports _reports;
    private readonly Admission _admission;
    private readonly TimeProvider _time;
    private EpochRecorder? _running;
    private TrialRecording? _trial;
    private volatile EpochSound? _sound;
    private IReadOnlyCollection<string> _heard = [];
    private SegmentAccess _access;
    private bool _showsNobody;
    private bool _lowTold;

    public RoomRecorder(RoomFolder folder, Manifest manifest, RoomReports reports, Admission admission, TimeProvider time)
    {
        (_folder, _manifest, _reports, _admission, _time) = (folder, manifest, reports, admission, time);
        Programme = new Programme(Options, time);
        Programme.Faulted += fault => reports.Alarm("recorder-failed", fault.Message);
        Programme.Start();
    }

    public Programme Programme { get; }

    /// <summary>The running recorder's epoch; 0 while nothing is encoded.</summary>
    public long Epoch => _running is { } running && Programme.HearingUs >= 0 ? running.Epoch : 0;
    public long HearingUs => _running is null ? -1 : Programme.HearingUs;

    /// <summary>True when nobody is to be seen or heard: then sources are detached.</summary>
    public static bool ShowsNobody(Room room) => room.Scene?.Kind == Scene.Types.Kind.Slate || room.Recording?.Access == Contract.Recording.Types.Access.Slate;

    public void SetSeats(IReadOnlyCollection<Seat> seats)
    {
        Programme.SetSeats([.. seats.Select(SceneMapping.SeatOf)]);
        _heard = [.. seats.Where(seat => !seat.Muted && !seat.OutOfProgramme).Select(seat => seat.Seat_)];
        _sound?.SetHeard(_heard);
    }

    /// <summary>A packet of somebody's own track, from any thread.</summary>
    public void Keep(string source, AudioUnit unit) => _sound?.Add(source, unit);

    /// <summary>Records for a trial, into a folder of its own, until it is ended or the hearing's own recording begins.</summary>
    /// <exception cref="RpcException">FAILED_PRECONDITION: something is recorded already.</exception>
    public TrialRecording BeginTrial(string folder)
    {
        if (_running is not null || _trial is not null) throw new RpcException(new Status(StatusCode.FailedPrecondition, "the room is being recorded"));
        return _trial = TrialRecording.Start(Programme, folder, _time, _reports.Alarm);
    }

    public async Task EndTrialAsync()
    {
        if (_trial is not { } trial) return;
        _trial = null;
        await trial.StopAsync();
    }

    public async Task ConvergeAsync(Room room, CancellationToken cancel)
    {
        var wanted = room.Recording ?? new Contract.Recording();
        if (wanted.On && _trial is { } trial)
        {
            trial.IsAborted = true;
            await EndTrialAsync();
        }

        var access = Of(wanted.Access);
        if (_running is not null && (!wanted.On || wanted.Epoch > _running.Epoch)) await StopAsync();
        // What was said behind closed doors is still on its way to the mix when they open.
        if (_running is not null && _access == SegmentAccess.Closed && access == SegmentAccess.Open) await Task.Delay(OnItsWay, _time, cancel);
        var boundary = Show(room, cut: _running is not null && access != _access);
        if (_running is not null && access != _access) _running.SetAccess(access, boundary);
        (_access, _showsNobody) = (access, ShowsNobody(room));
        _sound?.SetAccess(SoundAccess, boundary);
        if (wanted.On && _running is null && wanted.Epoch > _manifest.NewestEpoch && MayStart()) Start(wanted);
        Note(room.LogHead);
    }

    public void TellFreeSpace(FreeSpace free)
    {
        const long low = 30 * 60, enough = 35 * 60;
        if (free.Seconds < low && !_lowTold) _reports.Alarm("disk-low", $"{free.Seconds / 60} min");
        _lowTold = free.Seconds < low || (_lowTold && free.Seconds < enough);
    }

    public async ValueTask DisposeAsync()
    {
        await EndTrialAsync();
        await StopAsync();
        Programme.Dispose();
    }

    // A sitting that was recorded before goes on whatever the load is: only a first recording can be put off.
    private bool MayStart()
    {
        if (_manifest.NewestEpoch > 0 || _admission.TryBegin()) return true;
        _reports.Alarm("node-full", "");
        return false;
    }

    private void Start(Contract.Recording wanted)
    {
        var nowUs = _time.NowUs();
        // The court server's estimate of our clock may be a little ahead; a start far in the future would record nothing.
        var atUs = wanted.SentNodeUs == 0 ? nowUs : Math.Min(wanted.SentNodeUs, nowUs);
        var hearingUs = wanted.HearingUs + (wanted.SentNodeUs == 0 ? 0 : atUs - wanted.SentNodeUs);
        if (hearingUs < 0) (atUs, hearingUs) = (atUs - hearingUs, 0);
        var writer = new SegmentWriter(_folder, wanted.Epoch, _manifest, _time);
        writer.SetAccess(_access);
        var sound = new EpochSound(_folder, new EpochStart(wanted.Epoch, hearingUs, atUs), _manifest, _time, () => Programme.MixedUs, _reports.Alarm);
        sound.SetAccess(SoundAccess, hearingUs);
        sound.SetHeard(_heard);
        var recorder = new EpochRecorder(writer, wanted.Epoch, _reports.Alarm);
        var init = Programme.StartEncoding(hearingUs, atUs, recorder.Add);
        recorder.Start(init, hearingUs, atUs);
        _running = recorder;
        sound.Start();
        _sound = sound;
    }

    private async Task StopAsync()
    {
        if (_running is not { } running) return;
        Programme.StopEncoding();
        // Before the programme's last row, so that whoever has seen that one has seen all.
        if (_sound is { } sound) await sound.DisposeAsync();
        _sound = null;
        await running.DisposeAsync();
        _running = null;
    }

    private SegmentAccess SoundAccess => _showsNobody ? SegmentAccess.Slate : _access;

    /// <returns>Hearing time at which a new fragment begins with the scene; -1 without one.</returns>
    private long Show(Room room, bool cut)
    {
        var scene = SceneMapping.SceneOf(room);
        if (!cut && SceneMapping.BeginsLater(room, HearingUs, _time.NowUs()) is { } atNodeUs)
        {
            Programme.SetScene(scene, atNodeUs);
            return -1;
        }

        return Programme.SetScene(scene, cut);
    }

    private void Note(LogHead? head)
    {
        if (head is null || head.Seq <= _manifest.NotedLogSeq) return;
        try
        {
            _manifest.Mark(head.Seq, head.Hash, Math.Max(HearingUs, Math.Max(_manifest.DurableUs, 0)));
        }
        catch (IOException full)
        {
            _reports.Alarm("recorder-failed", full.Message);
        }
    }

    private static SegmentAccess Of(Contract.Recording.Types.Access access) => access switch
    {
        Contract.Recording.Types.Access.Closed => SegmentAccess.Closed,
        Contract.Recording.Types.Access.Slate => SegmentAccess.Slate,
        _ => SegmentAccess.Open,
    };
}
