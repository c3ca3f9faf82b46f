namespace Arbitration.Media.Recording;

/// <summary>Something in a folder that is not as its manifest says. Row 0: the manifest as a whole.</summary>
public sealed record ManifestFault(string Code, long Row, string Text);
