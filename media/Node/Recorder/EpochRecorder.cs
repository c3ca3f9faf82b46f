using System.Collections.Concurrent;
using Arbitration.Media.Libav;
using Arbitration.Media.Recording;

namespace Arbitration.Media.Node;

/// <summary>
/// Brings one epoch's fragments to the disk on a thread of its own, so that a slow disk never holds up the mixer. What does
/// not fit in the queue (a minute of it) is lost as a gap, and an alarm says so.
/// </summary>
internal sealed class EpochRecorder : IAsyncDisposable
{
    private const int MostWaiting = 64;
    private readonly BlockingCollection<Fragment> _fragments = new(MostWaiting);
    private readonly ConcurrentQueue<(long FromUs, SegmentAccess Access)> _changes = new();
    private readonly SegmentWriter _writer;
    private readonly Action<string, string> _alarm;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _faulty;

    public EpochRecorder(SegmentWriter writer, long epoch, Action<string, string> alarm)
    {
        (_writer, Epoch, _alarm) = (writer, epoch, alarm);
        _writer.Faulted += OnFault;
        _thread = new Thread(Run) { IsBackground = true, Name = "recorder" };
    }

    public long Epoch { get; }

    /// <param name="init">The epoch's init segment.</param>
    /// <param name="hearingUs">Hearing time at <paramref name="atNodeUs"/>.</param>
    /// <param name="atNodeUs">On the node's clock.</param>
    public void Start(byte[] init, long hearingUs, long atNodeUs)
    {
        _writer.WriteInit(init, hearingUs, atNodeUs);
        _thread.Start();
    }

    /// <summary>Takes a fragment from the mixer's thread; never waits.</summary>
    public void Add(Fragment fragment)
    {
        if (!_fragments.IsAddingCompleted && !_fragments.TryAdd(fragment)) _alarm("recorder-failed", "the disk does not keep up");
    }

    /// <summary>Fragments from this hearing time on have this access.</summary>
    public void SetAccess(SegmentAccess access, long fromUs) => _changes.Enqueue((fromUs, access));

    /// <summary>Writes what is waiting and the last row.</summary>
    public async ValueTask DisposeAsync()
    {
        _fragments.CompleteAdding();
        await _ended.Task;
        if (!_writer.Close()) _alarm("recorder-failed", "the last segment is not in the manifest yet");
        _writer.Dispose();
        _fragments.Dispose();
    }

    private void Run()
    {
        try
        {
            foreach (var fragment in _fragments.GetConsumingEnumerable()) Write(fragment);
        }
#pragma warning disable CA1031 // The thread's end is reported, whatever it was; the process goes on for everybody else.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            _fragments.CompleteAdding();
            _alarm("recorder-failed", failed.Message);
        }

        _ended.SetResult();
    }

    private void Write(Fragment fragment)
    {
        while (_changes.TryPeek(out var next) && fragment.FromUs >= next.FromUs)
        {
            _writer.SetAccess(next.Access);
            _changes.TryDequeue(out _);
        }

        if (_writer.Append(fragment.Bytes, fragment.FromUs, fragment.ToUs)) _faulty = false;
    }

    // One alarm for each stretch of trouble, not one a second.
    private void OnFault(RecordingFault fault)
    {
        if (_faulty) return;
        _faulty = true;
        _alarm(fault.DiskFull ? "disk-full" : "recorder-failed", fault.Detail);
    }
}
