using Arbitration.Media.Mixing.Picture;

namespace Arbitration.Media.Mixing.Scenes;

/// <summary>Who and what can be shown at a tick. Its owner fills the same one again at each tick.</summary>
internal sealed class Stage
{
    /// <summary>More people than any scene has places for.</summary>
    internal const int MaxPeople = 64;

    /// <summary>The people, in the seats' order.</summary>
    internal List<TileView> People { get; } = [];

    /// <summary>The seat that has the word by its voice, null after a long silence.</summary>
    internal string? Speaker { get; set; }

    internal TileView? Display { get; set; }

    /// <summary>Right of the first; only while there is a first.</summary>
    internal TileView? DisplayBeside { get; set; }

    internal SceneShape Shape
    {
        get
        {
            int bench = 0, claimants = 0, respondents = 0;
            foreach (TileView tile in People)
            {
                bench += tile.Seat.Side == SeatSide.Bench ? 1 : 0;
                claimants += tile.Seat.Side == SeatSide.Claimant ? 1 : 0;
                respondents += tile.Seat.Side == SeatSide.Respondent ? 1 : 0;
            }
            return new SceneShape(bench, claimants, respondents, People.Count - bench - claimants - respondents, Form, DisplayBeside is not null);
        }
    }

    private DisplayForm Form => Display is not { } shown ? DisplayForm.None
        : shown.Source?.Shown is { } picture && picture.Height > picture.Width != (shown.View?.LiesOnItsSide == true) ? DisplayForm.Upright : DisplayForm.Wide;
}
