using Arbitration.Media.Contract;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>What is on display in the words of the node.</summary>
internal static class DisplayShape
{
    public static Shown Of(IOnDisplay thing) => thing is ClipSeen clip ? Of(clip) : Of((PageSeen)thing);

    private static Shown Of(ClipSeen clip) => new()
    {
        Source = clip.File.Source, Kind = Shown.Types.Kind.Clip, Sha256 = clip.File.Sha256,
        Play = new ClipPlay { Playing = clip.Playing, PositionUs = clip.PositionUs, AtHearingUs = clip.AtHearingUs },
    };

    private static Shown Of(PageSeen seen)
    {
        var view = new ShownView
        {
            Part = new ShownPart { X = seen.Part.X, Y = seen.Part.Y, Width = seen.Part.Width, Height = seen.Part.Height },
            Turn = (ShownView.Types.Turn)seen.Turn,
            Pointer = seen.Pointer is { } pointer ? Of(pointer) : null,
            AtHearingUs = seen.AtHearingUs,
        };
        foreach (var mark in seen.Marks) view.Marks.Add(Of(mark));
        return new Shown { Source = seen.File.Source, Kind = Shown.Types.Kind.Page, Sha256 = seen.File.Sha256, View = view };
    }

    /// <summary>What lies where in the picture, from left to right.</summary>
    public static void Write(Scene scene, IReadOnlyList<IOnDisplay> things, long fromUs)
    {
        (scene.Display, scene.DisplayNumber, scene.DisplayTitle) = (things[0].File.Source, things[0].Label, things[0].Title);
        if (things.Count > 1) (scene.DisplayBeside, scene.DisplayBesideNumber, scene.DisplayBesideTitle) = (things[1].File.Source, things[1].Label, things[1].Title);
        scene.AtHearingUs = Math.Max(scene.AtHearingUs, fromUs);
    }

    private static ShownMark Of(PageMark mark)
    {
        var drawn = new ShownMark { Shape = (ShownMark.Types.Shape)mark.Shape, Colour = (ShownMark.Types.Colour)mark.Colour };
        drawn.Points.AddRange(mark.Points.Select(Of));
        return drawn;
    }

    private static ShownPoint Of(PagePoint point) => new() { X = point.X, Y = point.Y };
}
