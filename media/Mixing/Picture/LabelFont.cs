using System.Globalization;
using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Arbitration.Media.Mixing.Picture;

/// <summary>One weight of Noto Sans CJK SC, found by name among the faces of its collection, and its shaper.</summary>
internal sealed class LabelFont : IDisposable
{
    private const string Family = "Noto Sans CJK SC";
    private const int MaxFaces = 32;

    private readonly SKTypeface _face;
    private readonly SKFont _plain;
    private readonly SKShaper _shaper;

    internal LabelFont(string collection)
    {
        _face = Find(collection);
        _plain = new SKFont(_face);
        _shaper = new SKShaper(_face);
    }

    /// <summary>The characters of a text that the font cannot draw.</summary>
    internal IReadOnlyList<string> Missing(string text) =>
        [.. text.EnumerateRunes().Where(rune => IsDrawn(rune) && _plain.GetGlyph(rune.Value) == 0).Select(rune => rune.ToString()).Distinct()];

    internal float Width(string text, float size)
    {
        using SKFont font = At(size);
        return text.Length == 0 ? 0 : _shaper.Shape(text, font).Width;
    }

    /// <summary>Draws a line whose characters' middle lies at <paramref name="middle"/>.</summary>
    internal void Draw(SKCanvas canvas, string text, float size, float x, float middle, SKColor ink)
    {
        if (text.Length == 0)
        {
            return;
        }
        using SKFont font = At(size);
        using var paint = new SKPaint { Color = ink, IsAntialias = true };
        // The middle of a Han character's body lies 0.38 em above the baseline.
        canvas.DrawShapedText(_shaper, text, x, MathF.Round(middle + (0.37f * size)), SKTextAlign.Left, font, paint);
    }

    /// <summary>Shortens a text by whole characters until it fits.</summary>
    internal string Shorten(string text, float size, float room)
    {
        if (Width(text, size) <= room)
        {
            return text;
        }
        var characters = new StringInfo(text);
        for (int keep = characters.LengthInTextElements - 1; keep > 0; keep--)
        {
            string shorter = characters.SubstringByTextElements(0, keep) + "…";
            if (Width(shorter, size) <= room)
            {
                return shorter;
            }
        }
        return "";
    }

    public void Dispose()
    {
        _shaper.Dispose();
        _plain.Dispose();
        _face.Dispose();
    }

    private static bool IsDrawn(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control);

    private SKFont At(float size) => new(_face, size)
    {
        Edging = SKFontEdging.Antialias, Subpixel = true, Hinting = SKFontHinting.Slight,
    };

    private static SKTypeface Find(string collection)
    {
        for (int index = 0; index < MaxFaces && File.Exists(collection); index++)
        {
            SKTypeface? face = SKTypeface.FromFile(collection, index);
            if (face is null)
            {
                break;
            }
            if (face.FamilyName == Family)
            {
                return face;
            }
            face.Dispose();
        }
        throw new FontMissingException(collection);
    }
}
