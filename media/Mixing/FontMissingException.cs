namespace Arbitration.Media.Mixing;

/// <summary>The font for burnt-in texts is not on this machine.</summary>
public sealed class FontMissingException(string file)
    : Exception($"No face \"Noto Sans CJK SC\" in {file}: install fonts-noto-cjk.");
