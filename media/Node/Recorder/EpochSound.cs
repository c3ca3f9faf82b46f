using Arbitration.Media.Mixing;
using Arbitration.Media.Recording;
using Arbitration.Media.Rtp;

namespace Arbitration.Media.Node;

/// <summary>
/// Keeps everybody's own sound of one epoch, as it was received, on a thread of its own. A packet waits until the programme has
/// been made up to its hearing time, so that a slate, a closed session or a mute of that moment is known before it is written.
/// </summary>
internal sealed class EpochSound : IAsyncDisposable
{
    // From arrival to the moment in the programme: the packet is heard there, and so it is here.
    private static readonly long DelayUs = (long)RoomRecorder.Options.PlayoutDelay.TotalMicroseconds + SourceDecoder.SenderVideoLagUs;
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(250);
    private const int MostWaiting = 20_000;                 // a minute of six people

    private readonly Lock _gate = new();
    private readonly List<(string Seat, string Track, OpusUnit Unit)> _waiting = [];
    private readonly List<(long FromUs, SegmentAccess Access)> _accesses = [(long.MinValue, SegmentAccess.Slate)];
    private readonly Dictionary<string, SoundTrackWriter> _tracks = [];
    private readonly RoomFolder _folder;
    private readonly EpochStart _start;
    private readonly Manifest _manifest;
    private readonly TimeProvider _time;
    private readonly Action<string, string> _alarm;
    private readonly Func<long> _mixedUs;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HashSet<string> _heard = [];
    private long _endUs;
    private bool _faulty, _faultSeen, _overflown, _stopped;

    /// <param name="mixedUs">Hearing time up to which the programme is made; below 0 when it is not made any more.</param>
    public EpochSound(RoomFolder folder, EpochStart start, Manifest manifest, TimeProvider time, Func<long> mixedUs, Action<string, string> alarm)
    {
        (_folder, _start, _manifest, _time, _mixedUs, _alarm) = (folder, start, manifest, time, mixedUs, alarm);
        _thread = new Thread(Run) { IsBackground = true, Name = "own sound" };
    }

    private long HearingUs => _time.NowUs() - _start.NodeUs + _start.HearingUs;

    public void Start() => _thread.Start();

    /// <summary>Takes a packet of a source; never waits. Of somebody who is not heard nothing is taken.</summary>
    public void Add(string source, AudioUnit unit)
    {
        var seat = Names.SeatOf(source);
        var atUs = unit.MediaUs + DelayUs - _start.NodeUs + _start.HearingUs;
        lock (_gate)
        {
            if (_stopped || !_heard.Contains(seat)) return;
            if (_waiting.Count < MostWaiting) _waiting.Add((seat, Names.TrackOf(source), new OpusUnit(unit.Packet, unit.Samples, atUs)));
            else if (!_overflown)
            {
                _overflown = true;
                _alarm("recorder-failed", "the disk does not keep up with people's own sound");
            }
        }
    }

    /// <summary>Those who are neither muted nor out of the programme, from now on.</summary>
    public void SetHeard(IEnumerable<string> seats)
    {
        lock (_gate)
        {
            _heard = [.. seats];
            var nowUs = HearingUs;
            _waiting.RemoveAll(one => one.Unit.ToUs > nowUs && !_heard.Contains(one.Seat));
        }
    }

    /// <summary>Sound from this hearing time on has this access; below 0 it is from now on.</summary>
    public void SetAccess(SegmentAccess access, long fromUs)
    {
        lock (_gate)
        {
            var before = _accesses[^1].Access;
            if (access == before) return;
            if (fromUs < 0) fromUs = HearingUs;
            // What was said behind closed doors is still on its way; the programme's tick may be late, the word is not.
            if (before == SegmentAccess.Closed && access == SegmentAccess.Open) fromUs = Math.Max(fromUs, HearingUs + DelayUs);
            _accesses.Add((fromUs, access));
        }
    }

    /// <summary>Writes what was heard until now and the last rows.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate) _stopped = true;
        _endUs = HearingUs;
        _stop.Set();
        await _ended.Task;
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            while (!_stop.Wait(Each)) Write(_mixedUs() is >= 0 and var mixedUs ? mixedUs : HearingUs);
            Write(_endUs);
            if (_tracks.Values.Count(track => !track.Close()) is var unfinished and > 0) _alarm("recorder-failed", $"{unfinished} files of people's own sound are not in the manifest yet");
        }
#pragma warning disable CA1031 // The thread's end is reported, whatever it was; the programme goes on.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            lock (_gate) _stopped = true;
            _alarm("recorder-failed", $"people's own sound: {failed.Message}");
        }

        foreach (var track in _tracks.Values) track.Dispose();
        _ended.SetResult();
    }

    private void Write(long untilUs)
    {
        List<(string Track, OpusUnit Unit, SegmentAccess Access)> due;
        lock (_gate)
        {
            due = [.. _waiting.Where(one => one.Unit.ToUs <= untilUs).Select(one => (one.Track, one.Unit, AccessOf(one.Unit)))];
            _waiting.RemoveAll(one => one.Unit.ToUs <= untilUs);
        }

        _faultSeen = false;
        foreach (var (track, unit, access) in due) Of(track).Add(unit, access);
        foreach (var track in _tracks.Values) track.Tick(untilUs);
        if (due.Count > 0) _faulty = _faultSeen;
    }

    // A packet that lies across a change belongs to the stricter side.
    private SegmentAccess AccessOf(OpusUnit unit)
    {
        var at = _accesses.FindLastIndex(one => one.FromUs <= unit.AtUs);
        var strictest = _accesses[at].Access;
        for (var i = at + 1; i < _accesses.Count && _accesses[i].FromUs < unit.ToUs; i++)
            if (_accesses[i].Access > strictest) strictest = _accesses[i].Access;
        return strictest;
    }

    private SoundTrackWriter Of(string track)
    {
        if (_tracks.TryGetValue(track, out var writer)) return writer;
        _tracks[track] = writer = new SoundTrackWriter(_folder, _start, track, _manifest, _time);
        writer.Faulted += fault => Fault(fault.DiskFull ? "disk-full" : "recorder-failed", fault.Detail);
        return writer;
    }

    // One alarm for each stretch of trouble, not one a packet.
    private void Fault(string code, string detail)
    {
        _faultSeen = true;
        if (_faulty) return;
        _faulty = true;
        _alarm(code, detail);
    }
}
