namespace Arbitration.Media.Recording;

/// <summary>The manifest does not verify in a way that no crash explains; nothing is added to it.</summary>
public sealed class ManifestDamagedException(string path, long row)
    : IOException($"{path}: row {row} does not continue the chain");
