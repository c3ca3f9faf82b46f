namespace Arbitration.Media.Recording;

/// <summary>A recorder of this epoch may not write: the manifest already has rows of it or of a newer one.</summary>
public sealed class StaleEpochException(long epoch, long newest)
    : InvalidOperationException($"epoch {epoch} after epoch {newest}");
