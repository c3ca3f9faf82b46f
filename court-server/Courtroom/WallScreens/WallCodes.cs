using Arbitration.Court.Access;

namespace Arbitration.Court.Courtroom.WallScreens;

/// <summary>
/// The codes that waiting screens show. In memory: a screen whose server restarts gets another one within seconds. A code is good for one
/// pairing; wrong ones are counted for each who tries, and for all together, so that nobody tries all of a million.
/// </summary>
internal sealed class WallCodes(TimeProvider time)
{
    /// <summary>How long one is shown; it is good a little longer, for whoever is just typing it.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromMinutes(5), Good = TimeSpan.FromMinutes(6), Window = TimeSpan.FromMinutes(5);
    public const int Tries = 5, TriesOfAll = 50;
    /// <summary>More would make it likely that a slip of the finger meets another's screen.</summary>
    public const int MostScreens = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (WallSecret Screen, DateTimeOffset Since)> _codes = [];
    private readonly Dictionary<string, List<DateTimeOffset>> _failures = [];

    /// <summary>What the screen shows now; null: too many wait.</summary>
    public string? CodeOf(WallSecret screen)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var over in _codes.Where(code => now - code.Value.Since >= Good).ToList()) _codes.Remove(over.Key);
            if (_codes.FirstOrDefault(code => code.Value.Screen == screen && now - code.Value.Since < Shown) is { Key: { } shown }) return shown;
            if (_codes.Count >= MostScreens) return null;
            string fresh;
            do fresh = Secrets.NewCode(); while (_codes.ContainsKey(fresh));
            _codes[fresh] = (screen, now);
            return fresh;
        }
    }

    /// <summary>The screen that shows the code, once.</summary>
    /// <param name="who">Who tries, for which hearing.</param>
    public (WallCodeIs Is, WallSecret Screen) Take(string code, string who)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (FailuresOf(who, now) >= Tries || FailuresOf("", now) >= TriesOfAll) return (WallCodeIs.TooMany, default);
            if (!_codes.TryGetValue(code, out var found) || now - found.Since >= Good)
            {
                Fail(who, now);
                return (WallCodeIs.Wrong, default);
            }
            Forget(found.Screen);
            return (WallCodeIs.Right, found.Screen);
        }
    }

    /// <summary>The screen is gone, or has a hearing.</summary>
    public void Forget(WallSecret screen)
    {
        lock (_gate)
            foreach (var its in _codes.Where(code => code.Value.Screen == screen).ToList()) _codes.Remove(its.Key);
    }

    private int FailuresOf(string who, DateTimeOffset now)
    {
        if (!_failures.TryGetValue(who, out var failed)) return 0;
        failed.RemoveAll(at => now - at >= Window);
        if (failed.Count == 0) _failures.Remove(who);
        return failed.Count;
    }

    // "" counts for all together.
    private void Fail(string who, DateTimeOffset now)
    {
        foreach (var known in _failures.Keys.ToList()) FailuresOf(known, now);
        foreach (var one in new[] { who, "" })
        {
            if (!_failures.TryGetValue(one, out var failed)) _failures[one] = failed = [];
            failed.Add(now);
        }
    }
}

internal enum WallCodeIs { Right, Wrong, TooMany }
