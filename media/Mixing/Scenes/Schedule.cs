namespace Arbitration.Media.Mixing.Scenes;

/// <summary>What is shown now and what is to come. The newest word counts: it takes back what earlier ones said for its time and after.</summary>
internal sealed class Schedule<T>(T first) where T : class
{
    private readonly List<(T What, long AtUs, bool Cut)> _coming = [];

    /// <summary>The same instance stands for "nothing to repaint".</summary>
    internal T Current { get; private set; } = first;

    internal void Set(T what)
    {
        _coming.Clear();
        Show(what);
    }

    internal void SetAt(T what, long atUs, bool cut = false)
    {
        _coming.RemoveAll(coming => coming.AtUs >= atUs);
        _coming.Add((what, atUs, cut));
    }

    /// <summary>Moves on to a tick.</summary>
    internal (bool Changed, bool Cut) Advance(long nowUs)
    {
        bool changed = false, cut = false;
        while (_coming.Count > 0 && _coming[0].AtUs <= nowUs)
        {
            Show(_coming[0].What);
            (changed, cut) = (true, cut || _coming[0].Cut);
            _coming.RemoveAt(0);
        }
        return (changed, cut);
    }

    private void Show(T what) => Current = what.Equals(Current) ? Current : what;
}
