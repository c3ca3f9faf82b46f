using Arbitration.Media.Libav;
using Arbitration.Media.Mixing.Scenes;

namespace Arbitration.Media.Mixing.Picture;

/// <summary>Keeps the programme's picture and repaints only what changed since the last tick; a change of scene is painted whole within one.</summary>
internal sealed class Composer : IDisposable
{
    private const int HeaderHeight = 44;

    private static readonly Colour s_ground = Colour.Of(Palette.Ground);

    private readonly Lettering _lettering;
    private readonly VideoFrame _canvas;
    private readonly TilePainter _painter;
    private readonly Clock _clock;
    private IReadOnlyList<Region> _regions = [];
    private Slot[] _slots = [];
    private int[] _who = [];
    private ProgrammeScene? _scene;
    private SceneShape _shape;

    internal Composer(Lettering lettering, int width, int height)
    {
        _lettering = lettering;
        _canvas = VideoFrame.Rent(width, height);
        _painter = new TilePainter(lettering, _canvas);
        _clock = new Clock(lettering, HeaderHeight);
    }

    /// <summary>The picture as it was composed last.</summary>
    internal VideoFrame Canvas => _canvas;

    /// <summary>What lies beneath the header.</summary>
    internal Area Ground => new(0, HeaderHeight, _canvas.Width, _canvas.Height - HeaderHeight);

    /// <summary>Where the tile of a seat lies, null when it has none.</summary>
    internal Area? TileOf(string seat)
    {
        foreach (Slot slot in _slots)
        {
            if (slot.Seat?.Seat == seat)
            {
                return slot.Area;
            }
        }
        return null;
    }

    /// <summary>How often pages were scaled, for a test.</summary>
    internal int PageScalings => _slots.Sum(slot => slot.Page?.Scalings ?? 0);

    internal void Compose(ProgrammeScene scene, Stage stage, DateTimeOffset? wallClock)
    {
        SceneShape shape = stage.Shape;
        if (!ReferenceEquals(scene, _scene) || shape != _shape)
        {
            (_scene, _shape) = (scene, shape);
            Arrange(scene, shape);
            PaintGround(scene);
        }
        Casting.Fill(scene, stage, _regions, _who);
        for (int i = 0; i < _slots.Length; i++)
        {
            PaintRegion(_slots[i], _who[i], scene, stage);
        }
        if (wallClock is { } now)
        {
            _clock.Paint(_canvas, now);
        }
    }

    public void Dispose()
    {
        Array.ForEach(_slots, slot => slot.Dispose());
        _canvas.Dispose();
    }

    private void PaintRegion(Slot slot, int who, ProgrammeScene scene, Stage stage)
    {
        if (who == Casting.Display && stage.Display is { } display)
        {
            _painter.Paint(slot, display, "");
        }
        else if (who == Casting.DisplayBeside && stage.DisplayBeside is { } beside)
        {
            _painter.Paint(slot, beside, "");
        }
        else if (who >= 0)
        {
            _painter.Paint(slot, stage.People[who], slot.Region.What == RegionContent.Featured ? scene.SpeakerName : "");
        }
        else
        {
            _painter.Clear(slot);
        }
    }

    /// <summary>A scene with the same places keeps its scalers, whose tables are dear.</summary>
    private void Arrange(ProgrammeScene scene, SceneShape shape)
    {
        bool display = scene.FollowsDisplay && shape.Display != DisplayForm.None && scene.Kind != SceneKind.Slate;
        IReadOnlyList<Region> regions = SceneLayout.Of(display ? SceneKind.Document : scene.Kind, shape, Ground);
        if (!regions.SequenceEqual(_regions))
        {
            Array.ForEach(_slots, slot => slot.Dispose());
            _slots = [.. regions.Select(region => new Slot(region))];
            _who = new int[regions.Count];
            _regions = regions;
        }
        Array.ForEach(_slots, slot => slot.Forget());
    }

    private void PaintGround(ProgrammeScene scene)
    {
        _clock.Forget();
        _canvas.Fill(Ground, s_ground);
        _lettering.Header(scene, _canvas.Width, HeaderHeight, _canvas.Width - _clock.Width - (3 * Clock.Margin)).BlendOnto(_canvas, 0, 0);
        if (scene.Kind == SceneKind.Slate)
        {
            _lettering.Card(scene, Ground.Width, Ground.Height).BlendOnto(_canvas, Ground.X, Ground.Y);
        }
    }
}
