namespace Arbitration.Media.Recording;

/// <summary>
/// Writes one person's sound of one epoch as it was received: Opus packets into Ogg files of 2 s, each page durable, then each
/// file in the manifest. A hole is declared within the file, a long one lies between two files; every file begins anew at its
/// hearing time, so the sender's clock never takes it out of step. One thread.
/// </summary>
public sealed class SoundTrackWriter : IDisposable
{
    private const long PageUs = 950_000, SegmentUs = 1_900_000, OldestWaitingUs = 1_200_000, OldestOpenUs = 3_000_000;
    private const long SeamUs = 15_000, LongHoleUs = 1_000_000, OverlapUs = 40_000;
    // RFC 7845 §4.2: a decoder that begins in the middle of a stream needs 80 ms.
    private const int RepeatedSamples = 3840;

    private readonly RoomFolder _folder;
    private readonly EpochStart _start;
    private readonly Manifest _manifest;
    private readonly TimeProvider _time;
    private readonly Queue<(byte[] Packet, int Samples)> _recent = new();
    private (byte[] Packet, int Samples) _last;
    private long _nextSeq = 1, _endUs = long.MinValue / 2;
    private SoundSegment? _open;
    private OpenSegment? _finished;

    /// <param name="track">As in the manifest, such as sound/s1.</param>
    public SoundTrackWriter(RoomFolder folder, EpochStart start, string track, Manifest manifest, TimeProvider time) =>
        (_folder, _start, Track, _manifest, _time) = (folder, start, track, manifest, time);

    public string Track { get; }

    /// <summary>Called for each thing that the disk did not take. Both times are -1 when nothing is lost yet.</summary>
    public event Action<RecordingFault>? Faulted;

    /// <summary>Takes the next packet, or the next missing one; a slate keeps nothing.</summary>
    public void Add(OpusUnit unit, SegmentAccess access)
    {
        if (access == SegmentAccess.Slate || unit.AtUs < _start.HearingUs)
        {
            Break();
            return;
        }
        // That time is taken: another device of the seat, or a clock that was put back and is waited for.
        if (unit.AtUs < (_open?.ToUs ?? _endUs) - OverlapUs) return;
        if (_open is not null && (access != _open.Access || unit.AtUs - _open.ToUs is > LongHoleUs or < -SeamUs)) Break();
        if (_open is null && (unit.Packet.IsEmpty || !Begin(unit, access))) return;
        if (unit.AtUs - _open!.ToUs > SeamUs) Miss((int)((unit.AtUs - _open.ToUs) * 6 / 125));
        if (unit.Packet.IsEmpty) Miss(unit.Samples);
        else Keep(unit.Packet.ToArray(), unit.Samples);
        if (_open is null) return;
        if (_open.ToUs - _open.FromUs >= SegmentUs) End();
        else if (_open.ToUs - _open.WaitingSinceUs >= PageUs) Flush(last: false);
    }

    /// <summary>Does what is due although nothing comes; call it a few times a second.</summary>
    /// <param name="hearingUs">Now.</param>
    public void Tick(long hearingUs)
    {
        if (_open is not null && hearingUs - _open.FromUs > OldestOpenUs) End();
        else if (_open is not null && hearingUs - _open.WaitingSinceUs > OldestWaitingUs) Flush(last: false);
        if (_finished is not null) Try(CommitFinished, -1, -1);
    }

    /// <summary>Ends the last file.</summary>
    /// <returns>True when everything is in the manifest; else call again, or the next start adopts what is left.</returns>
    public bool Close()
    {
        Break();
        if (_finished is not null) Try(CommitFinished, -1, -1);
        return _finished is null;
    }

    /// <summary>Lets go without ending the last file. Call <see cref="Close"/> before.</summary>
    public void Dispose()
    {
        _open?.Dispose();
        _finished?.Dispose();
    }

    private bool Begin(OpusUnit unit, SegmentAccess access)
    {
        if (_finished is not null && !Try(CommitFinished, unit.AtUs, unit.ToUs)) return false;
        // What only follows after a while, or is for others to hear, does not repeat what was before.
        if (Math.Abs(unit.AtUs - _endUs) > SeamUs) _recent.Clear();
        var headers = new OpusHeaders(Track, unit.AtUs, (unit.Packet.Span[0] & 4) != 0 ? 2 : 1, _recent.Sum(packet => packet.Samples));
        var name = RoomFolder.SoundName(_start.Epoch, _nextSeq, Track, access);
        return Try(() => _open = new SoundSegment(new OpenSegment(_folder, name, access, unit.AtUs), headers,
            (uint)(_start.Epoch << 20 | _nextSeq), _recent.Select(packet => packet.Packet)), unit.AtUs, unit.ToUs);
    }

    private void Miss(int samples)
    {
        foreach (var (packet, length) in MissingSound.Of(samples, _last.Packet, _last.Samples)) Put(packet, length);
    }

    private void Keep(byte[] packet, int samples)
    {
        _last = (packet, samples);
        Put(packet, samples);
    }

    private void Put(byte[] packet, int samples)
    {
        if (_open is not null && !_open.TryAdd(packet, samples) && Flush(last: false)) _open.TryAdd(packet, samples);
        _recent.Enqueue((packet, samples));
        while (_recent.Sum(one => one.Samples) > RepeatedSamples) _recent.Dequeue();
    }

    // After this nothing is repeated: the sound before and the sound after do not belong together.
    private void Break()
    {
        End();
        _recent.Clear();
    }

    private void End()
    {
        if (_open is not null && Flush(last: true)) Rotate();
    }

    private bool Flush(bool last)
    {
        var open = _open!;
        var fromUs = open.WaitingSinceUs ?? open.ToUs;
        if (Try(() => open.Flush(last), fromUs, open.ToUs)) return true;
        Rotate();
        return false;
    }

    private void Rotate()
    {
        var file = _open!.File;
        _endUs = _open.ToUs;
        _open = null;
        if (file.Length == 0) Try(file.Discard, -1, -1);
        else
        {
            _finished = file;
            Try(CommitFinished, -1, -1);
        }
    }

    private void CommitFinished()
    {
        var file = _finished!;
        file.Finish();
        // The epoch's init is its first row; while the disk has not taken that one, ours waits.
        if (_manifest.NewestEpoch < _start.Epoch) throw new IOException("the epoch has no init in the manifest yet");
        var monoUs = _start.NodeUs + file.FromUs - _start.HearingUs;
        _manifest.Append(new ManifestRow
        {
            Epoch = _start.Epoch, Seq = _nextSeq, Kind = RowKind.Segment, Track = Track, File = file.Name, Sha256 = file.Sha256, Bytes = file.Length,
            FromUs = file.FromUs, ToUs = file.ToUs, Access = file.Access,
            MonoUs = monoUs, Wall = _time.GetUtcNow() - TimeSpan.FromMicroseconds(NodeTime.Us(_time) - monoUs),
        });
        file.Dispose();
        _finished = null;
        _nextSeq++;
    }

    private bool Try(Action step, long fromUs, long toUs) => RecordingFault.Try(step, fromUs, toUs, Faulted);
}
