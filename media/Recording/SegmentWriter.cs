using System.Security.Cryptography;

namespace Arbitration.Media.Recording;

/// <summary>
/// Writes one epoch of a room: the init, then fragments into segments of 2 s, each durable and then in the manifest. An
/// error of the disk costs the fragments it hits and nothing else; the writer goes on when the disk takes bytes again.
/// Thread-safe.
/// </summary>
public sealed class SegmentWriter : IDisposable
{
    // Two fragments of about 1 s; a little less, so that rounded times do not make it three.
    private const long SegmentUs = 1_900_000, SeamUs = 1_000;

    private readonly Lock _gate = new();
    private readonly RoomFolder _folder;
    private readonly Manifest _manifest;
    private readonly TimeProvider _time;
    private readonly long _epoch;
    private long _nextSeq = 1, _baseHearingUs, _baseNodeUs;
    private SegmentAccess _access;
    private bool _begun;
    private byte[]? _init;
    private OpenSegment? _open, _finished;

    /// <exception cref="StaleEpochException">The manifest has rows of this epoch or of a newer one.</exception>
    public SegmentWriter(RoomFolder folder, long epoch, Manifest manifest, TimeProvider time)
    {
        if (epoch <= manifest.NewestEpoch) throw new StaleEpochException(epoch, manifest.NewestEpoch);
        (_folder, _epoch, _manifest, _time) = (folder, epoch, manifest, time);
    }

    /// <summary>Called for each thing that the disk did not take, within the lock: be quick and do not call back.</summary>
    public event Action<RecordingFault>? Faulted;

    /// <summary>The epoch's init file. Hearing time <paramref name="hearingUs"/> is the node's clock <paramref name="atNodeUs"/>.</summary>
    /// <returns>True when it is durable; else it is tried again with each fragment.</returns>
    public bool WriteInit(ReadOnlyMemory<byte> init, long hearingUs, long atNodeUs)
    {
        lock (_gate)
        {
            (_begun, _init, _baseHearingUs, _baseNodeUs) = (true, init.ToArray(), hearingUs, atNodeUs);
            return Try(CommitInit, -1, -1);
        }
    }

    /// <summary>One or more whole moof+mdat.</summary>
    /// <returns>True when they are durable; false when they are lost (see <see cref="Faulted"/>).</returns>
    public bool Append(ReadOnlyMemory<byte> fragment, long fromUs, long toUs)
    {
        lock (_gate)
        {
            if (!_begun) throw new InvalidOperationException("a fragment before the init");
            if (_open is not null && Math.Abs(fromUs - _open.ToUs) > SeamUs) Rotate();
            if (!Try(() => Store(fragment.Span, fromUs, toUs), fromUs, toUs))
            {
                Rotate();
                return false;
            }
            if (_open!.ToUs - _open.FromUs >= SegmentUs) Rotate();
            return true;
        }
    }

    /// <summary>What is appended from now on has this access; the segment so far ends here.</summary>
    public void SetAccess(SegmentAccess access)
    {
        lock (_gate)
        {
            if (access == _access) return;
            Rotate();
            _access = access;
        }
    }

    /// <summary>Ends the last segment.</summary>
    /// <returns>True when everything is in the manifest; else call again, or the next start adopts what is left.</returns>
    public bool Close()
    {
        lock (_gate)
        {
            Rotate();
            return _finished is null && _init is null;
        }
    }

    /// <summary>Lets go without ending the last segment: the next start adopts it. Call <see cref="Close"/> before.</summary>
    public void Dispose()
    {
        _open?.Dispose();
        _finished?.Dispose();
    }

    private void Store(ReadOnlySpan<byte> fragment, long fromUs, long toUs)
    {
        CommitInit();
        CommitFinished();
        _open ??= new OpenSegment(_folder, RoomFolder.SegmentName(_epoch, _nextSeq, _access), _access, fromUs);
        _open.Append(fragment, toUs);
    }

    private void Rotate()
    {
        if (_open is { Length: 0 } empty) Try(empty.Discard, -1, -1);
        else _finished ??= _open;
        _open = null;
        Try(CommitFinished, -1, -1);
    }

    private void CommitInit()
    {
        if (_init is null) return;
        var name = RoomFolder.InitName(_epoch);
        var part = _folder.PathOf(name) + RoomPart.Suffix;
        using (var file = File.OpenHandle(part, FileMode.Create, FileAccess.Write)) DurableFile.Write(file, _init, 0);
        DurableFile.Rename(part, _folder.PathOf(name));
        Note(new ManifestRow
        {
            Epoch = _epoch, Seq = 0, Kind = RowKind.Init, File = name,
            Sha256 = ManifestLine.Hex(SHA256.HashData(_init)), Bytes = _init.Length,
            FromUs = _baseHearingUs, ToUs = _baseHearingUs, Wall = default, MonoUs = 0,
        });
        _init = null;
    }

    private void CommitFinished()
    {
        if (_finished is not { } segment) return;
        segment.Finish();
        Note(new ManifestRow
        {
            Epoch = _epoch, Seq = _nextSeq, Kind = RowKind.Segment, File = segment.Name, Sha256 = segment.Sha256,
            Bytes = segment.Length, FromUs = segment.FromUs, ToUs = segment.ToUs, Wall = default, MonoUs = 0,
            Access = segment.Access,
        });
        segment.Dispose();
        _finished = null;
        _nextSeq++;
    }

    // Hearing time is the node's monotonic clock, so a start in hearing time gives both others.
    private void Note(ManifestRow row)
    {
        var monoUs = _baseNodeUs + row.FromUs - _baseHearingUs;
        var wall = _time.GetUtcNow() - TimeSpan.FromMicroseconds(NodeTime.Us(_time) - monoUs);
        _manifest.Append(row with { MonoUs = monoUs, Wall = wall });
    }

    private bool Try(Action step, long fromUs, long toUs) => RecordingFault.Try(step, fromUs, toUs, Faulted);
}
