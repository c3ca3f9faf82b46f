namespace Arbitration.Media.Mixing;

/// <summary>A character of a burnt-in text that the font cannot draw, e.g. of the name of a seat.</summary>
/// <param name="Where">The seat's id, or "scene".</param>
/// <param name="Text">The whole text.</param>
/// <param name="Character">The character without a glyph.</param>
public sealed record MissingGlyph(string Where, string Text, string Character);
