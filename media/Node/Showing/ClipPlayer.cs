using Arbitration.Media.Mixing;

namespace Arbitration.Media.Node;

/// <summary>
/// Hands a clip's pictures and sound over to the programme a little before they are due, along the line that says where the clip is
/// at which time. Its owner calls it from one thread at a time.
/// </summary>
internal sealed class ClipPlayer(TimeProvider time)
{
    // Long enough that a busy machine does not make it late, short enough for the queue of a source.
    private const long LeadUs = 400_000;
    private const int PieceSamples = 4800;
    // What is pushed into a source is due after the playout delay, but a clip keeps hearing time.
    private static readonly long s_delayUs = (long)RoomRecorder.Options.PlayoutDelay.TotalMicroseconds;

    private ClipLine? _line, _next;
    private long _fromUs, _handedUs = long.MinValue, _pictureUs = long.MinValue, _soundUs;

    /// <summary>Where it is, for whoever has to begin decoding there.</summary>
    public long PositionUs => _line?.PositionAt(time.NowUs()) ?? 0;

    /// <summary>It is shown in another source, in which nothing is yet.</summary>
    public void Begin() => _handedUs = long.MinValue;

    /// <summary>Goes on along another line from its time on; what was handed over for then is taken back.</summary>
    public void Follow(ClipLine line, ProgrammeSource? output)
    {
        var nowUs = time.NowUs();
        if (line.AtUs > Math.Max(nowUs, _handedUs))
        {
            _line ??= line with { Plays = false };
            _next = line;
            return;
        }

        _next = null;
        Turn(line, Math.Max(line.AtUs, nowUs), output);
    }

    /// <summary>Hands over what is due shortly. To be called every few hundredths of a second.</summary>
    /// <returns>False when another line begins, for which the reel may not be the right one.</returns>
    public bool Advance(ClipReel reel, ProgrammeSource output)
    {
        var nowUs = time.NowUs();
        if (_line is not { } line) return true;
        if (_handedUs == long.MinValue) Turn(line, nowUs, output);
        _handedUs = Math.Max(_handedUs, nowUs);
        if (_next is { } next && next.AtUs <= _handedUs)
        {
            _next = null;
            Turn(next, Math.Max(next.AtUs, nowUs), output);
            return false;
        }

        var untilUs = Math.Max(_handedUs, Math.Min(nowUs + LeadUs, _next?.AtUs ?? long.MaxValue));
        reel.Want(line.PositionAt(nowUs), line.PositionAt(untilUs));
        HandOver(line, reel, output, untilUs);
        _handedUs = untilUs;
        return untilUs != _next?.AtUs;
    }

    private void Turn(ClipLine line, long fromUs, ProgrammeSource? output)
    {
        output?.Retract(fromUs - s_delayUs);
        (_line, _fromUs, _handedUs, _pictureUs, _soundUs) = (line, fromUs, fromUs, long.MinValue, line.PositionAt(fromUs));
    }

    private void HandOver(ClipLine line, ClipReel reel, ProgrammeSource output, long untilUs)
    {
        var nowUs = time.NowUs();
        // At the beginning of a line a picture stands there that began before.
        var standsUs = Math.Max(_fromUs, nowUs);
        if ((_pictureUs == long.MinValue || !line.Plays) && reel.PictureAt(line.PositionAt(standsUs), _pictureUs) is { } standing)
        {
            _pictureUs = standing.Pts;
            output.PushVideo(standing, standsUs - s_delayUs);
        }

        if (!line.Plays) return;
        while (_pictureUs != long.MinValue && reel.NextPicture(_pictureUs, line.PositionAt(untilUs)) is { } picture)
        {
            _pictureUs = picture.Pts;
            output.PushVideo(picture, line.NodeUsOf(picture.Pts) - s_delayUs);
        }

        _soundUs = Math.Max(_soundUs, line.PositionAt(nowUs));
        while (reel.NextSound(_soundUs, line.PositionAt(untilUs), PieceSamples) is { Mono.Length: > 0 } sound)
        {
            output.PushAudio(sound.Mono.Span, line.NodeUsOf(sound.AtUs) - s_delayUs);
            _soundUs = sound.AtUs + (sound.Mono.Length * 1000L / 48);
        }
    }
}
