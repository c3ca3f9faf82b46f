using Arbitration.Media.Libav;

namespace Arbitration.Media.Mixing;

/// <summary>One epoch of a programme: its place on the hearing's time axis, its encoder, and where its next fragment begins.</summary>
internal sealed class EncodingEpoch(ProgrammeOptions options, long firstNodeUs, long hearingOffsetUs, Action<Fragment> onFragment) : IDisposable
{
    private const int MostRepeats = 12;

    private readonly FragmentEncoder _encoder = new(options, firstNodeUs + hearingOffsetUs, onFragment);
    private bool _cut;
    private int _repeats = MostRepeats;

    internal byte[] Init => _encoder.Init;

    internal long HearingAt(long nodeUs) => nodeUs + hearingOffsetUs;

    internal long NodeAt(long hearingUs) => hearingUs - hearingOffsetUs;

    /// <summary>A new fragment begins with the next picture.</summary>
    internal void Cut() => _cut = true;

    /// <summary>
    /// Whether the next picture is to be composed. While the programme catches up after a stall, time goes into encoding; the picture
    /// is composed anew when it is nearly there, and twice a second all the same, so that a machine that is always late still records
    /// what happens.
    /// </summary>
    internal bool WantsNewPicture(bool mayRepeat)
    {
        if (mayRepeat && !_cut && ++_repeats <= MostRepeats)
        {
            return false;
        }
        _repeats = 0;
        return true;
    }

    internal void Add(VideoFrame picture, ReadOnlySpan<float> sound)
    {
        bool keyframe = _cut;
        _cut = false;
        _encoder.Add(picture, sound, keyframe);
    }

    /// <summary>Hands out the last fragment.</summary>
    internal void Finish() => _encoder.Finish();

    public void Dispose() => _encoder.Dispose();
}
