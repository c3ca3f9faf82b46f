using System.Globalization;
using Arbitration.Media.Libav;

namespace Arbitration.Media.Mixing.Picture;

/// <summary>The wall clock at the right end of the header, drawn anew with each second from characters that are kept.</summary>
internal sealed class Clock(Lettering lettering, int height)
{
    internal const int Margin = 20;

    private const string Format = "yyyy-MM-dd HH:mm:ss";

    private readonly char[] _text = new char[Format.Length];
    private readonly Overlay?[] _characters = new Overlay?[128];
    private long _second = -1;

    internal int Width { get; } = Format.Sum(c => lettering.ClockCharacter(char.IsAsciiLetter(c) ? '0' : c, height).Width);

    /// <summary>The header was painted over it.</summary>
    internal void Forget() => _second = -1;

    internal void Paint(VideoFrame canvas, DateTimeOffset now)
    {
        long second = now.ToUnixTimeSeconds();
        if (second == _second)
        {
            return;
        }
        _second = second;
        now.TryFormat(_text, out int length, Format, CultureInfo.InvariantCulture);
        int x = canvas.Width - Margin - Width;
        foreach (char character in _text.AsSpan(0, length))
        {
            Overlay drawn = _characters[character] ??= lettering.ClockCharacter(character, height);
            drawn.BlendOnto(canvas, x & ~1, 0);
            x += drawn.Width;
        }
    }
}
