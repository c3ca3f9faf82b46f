using System.Diagnostics;
using Arbitration.Testing;

namespace Arbitration.Bench;

/// <summary>How long after a burst of losses the sound, and the pictures, are what they were before it.</summary>
internal sealed record Recovery(TimeSpan Sound, TimeSpan Pictures, Received Before)
{
    private const double MoreConcealed = 0.02, FewerPictures = 0.8;
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250), s_window = TimeSpan.FromSeconds(1), s_holds = TimeSpan.FromSeconds(3),
        s_apart = TimeSpan.FromSeconds(25), s_before = TimeSpan.FromSeconds(5), s_limit = TimeSpan.FromSeconds(60);

    internal TimeSpan All => Sound > Pictures ? Sound : Pictures;

    public override string ToString() => $"sound after {Sound.TotalSeconds:0.0} s, pictures after {Pictures.TotalSeconds:0.0} s; before: {Before}";

    internal static async Task<Recovery> AfterBurstAsync(Person listener, WeakParty party, double loss, TimeSpan length)
    {
        // What comes soon after another burst is no burst to the sender but a bad line, on which it is careful.
        await Task.Delay(s_apart, TimeProvider.System);
        Received before = await Reception.OverAsync(listener, party.Seat, s_before);
        party.Network.Loss = loss;
        await Task.Delay(length, TimeProvider.System);
        party.Network.Loss = 0;
        long ended = Stopwatch.GetTimestamp();
        (TimeSpan sound, TimeSpan pictures) = (s_look, s_look);
        Queue<Reception> window = [];
        for (TimeSpan now = TimeSpan.Zero; now < s_limit && now < (sound > pictures ? sound : pictures) + s_window + s_holds; now = Stopwatch.GetElapsedTime(ended))
        {
            await Task.Delay(s_look, TimeProvider.System);
            if (await Reception.ReadAsync(listener, party.Seat) is not { } read)
            {
                continue;
            }
            window.Enqueue(read);
            while (Stopwatch.GetElapsedTime(window.Peek().At, read.At) > s_window + s_look)
            {
                window.Dequeue();
            }
            // Good again from the beginning of the first second on that is followed by no bad one.
            Received second = read.Since(window.Peek());
            TimeSpan at = Stopwatch.GetElapsedTime(ended, window.Peek().At) + s_look;
            sound = second.Concealed > before.Concealed + MoreConcealed ? at : sound;
            pictures = second.FramesPerSecond < before.FramesPerSecond * FewerPictures ? at : pictures;
        }
        return new Recovery(sound, pictures, before);
    }
}
