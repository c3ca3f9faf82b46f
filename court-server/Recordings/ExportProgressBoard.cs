using System.Collections.Concurrent;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Recordings;

/// <summary>How far each running export is; only for showing, so it is not stored.</summary>
internal sealed class ExportProgressBoard
{
    private readonly ConcurrentDictionary<HearingId, ExportWorking> _running = new();

    public ExportWorking? Of(HearingId hearing) => _running.GetValueOrDefault(hearing);
    public void Note(HearingId hearing, long doneUs, long totalUs) => _running[hearing] = new ExportWorking(doneUs, totalUs);
    public void Done(HearingId hearing) => _running.TryRemove(hearing, out _);
}
