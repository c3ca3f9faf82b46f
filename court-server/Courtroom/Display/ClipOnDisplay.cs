namespace Arbitration.Court.Courtroom.Display;

/// <summary>Sound or video that everyone hears and sees: what is needed to play it and to name it in the record.</summary>
/// <param name="Sha256">Of what people play, which was made of the original.</param>
/// <param name="Width">In pixels; 0: sound alone.</param>
/// <param name="FileNumber">Which of the exhibit's files, from 1; null: it has one.</param>
[GenerateSerializer, Immutable]
internal sealed record ClipOnDisplay(string Exhibit, string File, string Label, string Title, string Sha256, string ContentType, long LengthUs, int Width, int Height, int? FileNumber = null)
{
    /// <summary>As a line of the record names it.</summary>
    public string Cite => FileNumber is { } number ? $"{Label}-{number}" : Label;
}

/// <summary>Where a clip stands: at <paramref name="PositionUs"/> until <paramref name="AtHearingUs"/>, and going on from there while it plays.</summary>
[GenerateSerializer, Immutable]
internal sealed record ClipSeen(ClipOnDisplay Clip, bool Playing, long PositionUs, long AtHearingUs) : IOnDisplay
{
    public ShownFile File => new(Clip.File, 0, Clip.Sha256);
    public string Label => Clip.Label;
    public string Title => Clip.Title;

    /// <summary>Never behind its end, where it stands on its last picture.</summary>
    public long PositionAt(long hearingUs) => Math.Min(Playing ? PositionUs + Math.Max(0, hearingUs - AtHearingUs) : PositionUs, Clip.LengthUs);
}
