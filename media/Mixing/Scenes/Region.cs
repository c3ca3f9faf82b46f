using Arbitration.Media.Mixing.Picture;

namespace Arbitration.Media.Mixing.Scenes;

/// <summary>What goes into a region; all but the first four are counted with <see cref="Region.Nth"/>.</summary>
internal enum RegionContent
{
    /// <summary>The seat that the scene names, else whoever speaks.</summary>
    Featured,

    /// <summary>The second seat that the scene names.</summary>
    Beside,

    /// <summary>The document or page on display.</summary>
    Display,

    /// <summary>The second page on display.</summary>
    DisplayBeside,

    /// <summary>People in no region before.</summary>
    Rest,

    Bench,

    Claimant,

    Respondent,

    Other,
}

/// <summary>How a picture of another shape goes into its area; its aspect ratio stays.</summary>
internal enum Filling
{
    /// <summary>The whole picture, with ground beside it.</summary>
    Fit,

    /// <summary>The whole area, with the picture's edges cut off.</summary>
    Fill,
}

/// <summary>Where a region's label stands.</summary>
internal enum LabelPlace
{
    /// <summary>On the foot of the picture.</summary>
    Inside,

    /// <summary>Under the picture, so that nothing of a page is hidden.</summary>
    Beneath,
}

/// <summary>One rectangle of a scene.</summary>
/// <param name="Area">Of the picture; a label beneath lies under it.</param>
internal readonly record struct Region(
    Area Area, RegionContent What, int Nth = 0, Filling Filling = Filling.Fit, LabelPlace Label = LabelPlace.Inside);
