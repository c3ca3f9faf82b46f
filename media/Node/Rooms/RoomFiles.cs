using Arbitration.Media.Contract;
using Arbitration.Media.Recording;

namespace Arbitration.Media.Node;

/// <summary>A room's folder and its manifest, opened when first asked for: most rooms on a disk are long closed.</summary>
internal sealed class RoomFiles(string path, RoomReports reports, TimeProvider time) : IDisposable
{
    private readonly Lock _opening = new();
    private Manifest? _manifest;
    private bool _damaged;
    private int _exporting;

    public RoomFolder Folder { get; } = new(path);

    /// <summary>A crash left something here that is to be adopted.</summary>
    public bool HasLeftovers => Directory.EnumerateFiles(Folder.Path, "*.part", SearchOption.AllDirectories).Any();

    /// <summary>Null when the manifest does not verify: then nothing may be added to it, and an alarm says so.</summary>
    public Manifest? Manifest
    {
        get
        {
            lock (_opening)
            {
                if (_manifest is not null || _damaged) return _manifest;
                try
                {
                    _manifest = Manifest.Open(Folder, time);
                    _manifest.RowAppended += row => reports.Tell(ReportOf(row));
                }
                catch (ManifestDamagedException damaged)
                {
                    _damaged = true;
                    reports.Alarm("recorder-failed", damaged.Message);
                }

                return _manifest;
            }
        }
    }

    public static Report ReportOf(Recording.ManifestRow row) => new() { Row = new Contract.ManifestRow { Row = row.Row, Json = row.Json } };

    /// <summary>False while another export of this room runs.</summary>
    public bool BeginExport() => Interlocked.Exchange(ref _exporting, 1) == 0;

    public void EndExport() => Volatile.Write(ref _exporting, 0);

    public void Dispose() => _manifest?.Dispose();
}
