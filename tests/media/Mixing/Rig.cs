using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Tests.Libav;

namespace Arbitration.Media.Tests.Mixing;

/// <summary>A programme that is driven tick by tick, with people who have a colour and a tone each.</summary>
internal sealed class Rig : IDisposable
{
    internal const long Start = 1_000_000_000;
    private const long TickUs = 40_000;

    private readonly List<Person> _people = [];
    private readonly List<Fragment> _fragments = [];
    private byte[] _init = [];
    private int _ticks;

    internal Rig(ProgrammeOptions? options = null) =>
        Programme = new Programme((options ?? new ProgrammeOptions()) with { OwnThread = false }, TimeProvider.System);

    internal Programme Programme { get; }

    internal IReadOnlyList<Person> People => _people;

    internal IReadOnlyList<Fragment> Fragments => _fragments;

    internal byte[] Init => _init;

    internal long NowUs => Start + (_ticks * TickUs);

    internal void Record(long hearingUs = 0) => _init = Programme.StartEncoding(hearingUs, NowUs, _fragments.Add);

    internal Person Add(string seat, byte u, byte v, double hertz)
    {
        var person = new Person(Programme.AddSource(seat + "/cam/av", seat), u, v, hertz);
        _people.Add(person);
        return person;
    }

    /// <summary>Everybody sends for so many ticks, and the programme makes them.</summary>
    internal void Run(int ticks)
    {
        for (int end = _ticks + ticks; _ticks < end; _ticks++)
        {
            // What arrives now is due after the playout delay.
            foreach (Person person in _people)
            {
                person.Send(NowUs, _ticks);
            }
            Programme.Step();
        }
    }

    internal void Save(string file)
    {
        Programme.StopEncoding();
        File.WriteAllBytes(file, [.. _init, .. _fragments.SelectMany(f => f.Bytes.ToArray())]);
    }

    internal Area TileOf(string seat)
    {
        Area? found = null;
        Programme.Look((_, tileOf) => found = tileOf(seat));
        return found ?? throw new InvalidOperationException("No tile for " + seat);
    }

    public void Dispose() => Programme.Dispose();

    internal sealed class Person(ProgrammeSource source, byte u, byte v, double hertz)
    {
        internal ProgrammeSource Source => source;

        internal bool Camera { get; set; } = true;

        internal bool Microphone { get; set; } = true;

        internal (int Width, int Height) Size { get; set; } = (640, 360);

        internal void Send(long nowUs, int number)
        {
            if (Camera)
            {
                source.PushVideo(TestMedia.Picture(Size.Width, Size.Height, 110, u, v, number), nowUs);
            }
            if (Microphone)
            {
                source.PushAudio(TestMedia.Tone(hertz, 1920, 0.1f, number * 1920L), nowUs);
            }
        }
    }
}
