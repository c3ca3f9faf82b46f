using SkiaSharp;

namespace Arbitration.Media.Mixing.Picture;

/// <summary>Draws everything with letters. Each text is shaped once; the composer blends the result frame after frame.</summary>
internal sealed class Lettering : IDisposable
{
    private const int MaxKept = 200;
    private const float LabelSize = 19;
    private const int LabelHeight = 32;
    private const int SmallRoom = 300;
    private const float SmallLabelSize = 16;
    private const int SmallLabelHeight = 26;

    private readonly LabelFont _regular;
    private readonly LabelFont _bold;
    private readonly Dictionary<string, Overlay> _kept = [];

    internal Lettering(string regularFont, string boldFont)
    {
        _regular = new LabelFont(regularFont);
        _bold = new LabelFont(boldFont);
    }

    internal IReadOnlyList<string> Missing(string text) => [.. _regular.Missing(text).Union(_bold.Missing(text))];

    /// <summary>Role and name at the foot of a tile.</summary>
    internal Overlay Label(ProgrammeSeat seat, int room) => Keep($"label {room} {seat.Muted} {seat.Role}\n{seat.Name}", () =>
    {
        // In a strip a company's name must fit and the face above it must stay free.
        bool small = room < SmallRoom;
        float size = small ? SmallLabelSize : LabelSize, pad = small ? 9 : 12, between = small ? 7 : 10;
        int height = small ? SmallLabelHeight : LabelHeight;
        string muted = seat.Muted ? "静音" : "";
        string role = _regular.Shorten(seat.Role, size - 2, room / 2f);
        float roleWidth = _regular.Width(role, size - 2);
        float mutedWidth = muted.Length == 0 ? 0 : _regular.Width(muted, size - 3) + between;
        string name = _bold.Shorten(seat.Name, size, room - roleWidth - mutedWidth - between - (2 * pad));
        float nameAt = pad + (roleWidth > 0 ? roleWidth + between : 0);
        float mutedAt = nameAt + _bold.Width(name, size) + between;
        return Overlay.Draw(Even(mutedAt + mutedWidth - between + pad), height, Palette.Label, canvas =>
        {
            _regular.Draw(canvas, role, size - 2, pad, height / 2f, Palette.Quiet);
            _bold.Draw(canvas, name, size, nameAt, height / 2f, Palette.Paper);
            _regular.Draw(canvas, muted, size - 3, mutedAt, height / 2f, Palette.Quiet);
        });
    });

    /// <summary>Who speaks of the people in a picture.</summary>
    internal Overlay SpeakerLine(string speaker, int room) => Keep($"speaker {room} {speaker}", () =>
    {
        const float Size = 24, Pad = 14, Bar = 5, Between = 12;
        const int Height = 44;
        const string Speaks = "正在发言";
        float nameAt = Bar + Pad + _regular.Width(Speaks, LabelSize) + Between;
        string name = _bold.Shorten(speaker, Size, room - nameAt - Pad);
        return Overlay.Draw(Even(nameAt + _bold.Width(name, Size) + Pad), Height, Palette.Label, canvas =>
        {
            using var accent = new SKPaint { Color = Palette.Accent };
            canvas.DrawRect(0, 0, Bar, Height, accent);
            _regular.Draw(canvas, Speaks, LabelSize, Bar + Pad, Height / 2f, Palette.Quiet);
            _bold.Draw(canvas, name, Size, nameAt, Height / 2f, Palette.Paper);
        });
    });

    /// <summary>A whole tile for a person without a picture.</summary>
    internal Overlay Plate(ProgrammeSeat seat, string note, int width, int height) =>
        Keep($"plate {width} {height} {note} {seat.Role}\n{seat.Name}", () =>
        {
            float size = Math.Clamp(height / 7f, 26, 56);
            float nameSize = Math.Clamp(size * (width - 40) / Math.Max(1, _bold.Width(seat.Name, size)), size * 0.55f, size);
            string name = _bold.Shorten(seat.Name, nameSize, width - 40);
            string role = _regular.Shorten(seat.Role, size * 0.55f, width - 40);
            return Overlay.Draw(width, height, Palette.Plate, canvas =>
            {
                Centre(canvas, _regular, role, size * 0.55f, width, (height / 2f) - (size * 0.95f), Palette.Quiet);
                Centre(canvas, _bold, name, nameSize, width, height / 2f, Palette.Paper);
                Centre(canvas, _regular, note, size * 0.42f, width, (height / 2f) + (size * 1.0f), Palette.Quiet);
            });
        });

    /// <summary>One line on a dark strip, e.g. the mark of a picture that stands still.</summary>
    internal Overlay Mark(string text) => Keep("mark " + text, () =>
    {
        const float Size = 22, Pad = 16;
        return Overlay.Draw(Even(_regular.Width(text, Size) + (2 * Pad)), 40, Palette.Label, canvas =>
            _regular.Draw(canvas, text, Size, Pad, 20, Palette.Paper));
    });

    /// <summary>The strip at the top: case number and caption; the clock is set in by the composer.</summary>
    internal Overlay Header(ProgrammeScene scene, int width, int height, int room) =>
        Keep($"header {width} {height} {room} {scene.CaseNumber}\n{scene.Caption}", () =>
        {
            const float Left = 28, Between = 18;
            string number = _bold.Shorten(scene.CaseNumber, 21, room - Left);
            float captionAt = Left + (number.Length > 0 ? _bold.Width(number, 21) + Between : 0);
            string caption = _regular.Shorten(scene.Caption, 19, room - captionAt);
            return Overlay.Draw(width, height, Palette.Header, canvas =>
            {
                using var accent = new SKPaint { Color = Palette.Accent };
                canvas.DrawRect(14, (height / 2f) - 11, 4, 22, accent);
                _bold.Draw(canvas, number, 21, Left, height / 2f, Palette.Paper);
                _regular.Draw(canvas, caption, 19, captionAt, height / 2f, Palette.Quiet);
            });
        });

    /// <summary>A whole card with a title and a second line.</summary>
    internal Overlay Card(ProgrammeScene scene, int width, int height) =>
        Keep($"card {width} {height} {scene.SlateTitle}\n{scene.SlateText}", () =>
        {
            float middle = height / 2f;
            string title = _bold.Shorten(scene.SlateTitle, 72, width - 160);
            string text = _regular.Shorten(scene.SlateText, 30, width - 160);
            return Overlay.Draw(width, height, Palette.Ground, canvas =>
            {
                Centre(canvas, _bold, title, 72, width, middle - 62, Palette.Paper);
                using var accent = new SKPaint { Color = Palette.Accent };
                canvas.DrawRect((width / 2f) - 36, middle + 8, 72, 4, accent);
                Centre(canvas, _regular, text, 30, width, middle + 62, Palette.Quiet);
            });
        });

    /// <summary>One character of the clock, all digits equally wide.</summary>
    internal Overlay ClockCharacter(char character, int height) => Keep($"clock {height} {character}", () =>
    {
        const float Size = 20;
        string text = character.ToString();
        float own = _regular.Width(text, Size);
        int width = char.IsAsciiDigit(character) ? Even(_regular.Width("0", Size)) : Even(Math.Max(own, 8));
        return Overlay.Draw(width, height, Palette.Header, canvas =>
            _regular.Draw(canvas, text, Size, (width - own) / 2, height / 2f, Palette.Paper));
    });

    internal Overlay Shade(int width, int height) => Keep($"shade {width} {height}", () => Overlay.Draw(width, height, Palette.Shade, _ => { }));

    public void Dispose()
    {
        _regular.Dispose();
        _bold.Dispose();
    }

    private Overlay Keep(string key, Func<Overlay> draw)
    {
        if (!_kept.TryGetValue(key, out Overlay? overlay))
        {
            // The seconds of pictures that stand still come and go; starting afresh now and then is cheap.
            if (_kept.Count == MaxKept)
            {
                _kept.Clear();
            }
            overlay = draw();
            _kept[key] = overlay;
        }
        return overlay;
    }

    private static void Centre(SKCanvas canvas, LabelFont font, string text, float size, int width, float middle, SKColor ink) =>
        font.Draw(canvas, text, size, (width - font.Width(text, size)) / 2, middle, ink);

    private static int Even(float width) => ((int)MathF.Ceiling(width) + 1) & ~1;
}
