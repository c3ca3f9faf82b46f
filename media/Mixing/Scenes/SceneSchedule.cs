namespace Arbitration.Media.Mixing.Scenes;

/// <summary>The scene on show and those to come. The newest word counts: it takes back what earlier ones said for its time and after.</summary>
internal sealed class SceneSchedule
{
    private readonly List<(ProgrammeScene Scene, long AtUs, bool Cut)> _coming = [];

    /// <summary>The same instance stands for "nothing to repaint".</summary>
    internal ProgrammeScene Current { get; private set; } = new();

    internal void Set(ProgrammeScene scene)
    {
        _coming.Clear();
        Show(scene);
    }

    internal void SetAt(ProgrammeScene scene, long atUs, bool cut)
    {
        _coming.RemoveAll(coming => coming.AtUs >= atUs);
        _coming.Add((scene, atUs, cut));
    }

    /// <summary>Moves on to a tick.</summary>
    internal (bool Changed, bool Cut) Advance(long nowUs)
    {
        bool changed = false, cut = false;
        while (_coming.Count > 0 && _coming[0].AtUs <= nowUs)
        {
            Show(_coming[0].Scene);
            (changed, cut) = (true, cut || _coming[0].Cut);
            _coming.RemoveAt(0);
        }
        return (changed, cut);
    }

    private void Show(ProgrammeScene scene) => Current = scene == Current ? Current : scene;
}
