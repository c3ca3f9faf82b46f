namespace Arbitration.Court.Media;

/// <summary>
/// Keeps the rows of a recording's manifest. Rows come at least once and in order; a row that was stored already is harmless.
/// </summary>
public interface IManifestRowListener
{
    Task OnRowAsync(string room, ManifestRowLine row, CancellationToken ct);

    /// <summary>Number of the last stored row, 0 when there is none.</summary>
    Task<long> LastRowAsync(string room, CancellationToken ct);
}
