namespace Arbitration.Media.Mixing;

/// <summary>The scene and its burnt-in texts. Texts and choices that are empty are left to the programme.</summary>
public sealed record ProgrammeScene
{
    public SceneKind Kind { get; init; }

    /// <summary>A document or page that is on display turns any scene but a slate into <see cref="SceneKind.Document"/>.</summary>
    public bool FollowsDisplay { get; init; }

    /// <summary>The seat that is large, or the left one of two. Empty: whoever speaks; of two the claimant.</summary>
    public string Featured { get; init; } = "";

    /// <summary>The right one of two seats. Empty: the respondent.</summary>
    public string Beside { get; init; } = "";

    /// <summary>Who speaks in the large picture, e.g. one of several people before one camera.</summary>
    public string SpeakerName { get; init; } = "";

    /// <summary>The source on display. Empty: the newest that has a picture.</summary>
    public string Display { get; init; } = "";

    /// <summary>Exhibit number, beneath the document.</summary>
    public string DisplayNumber { get; init; } = "";

    /// <summary>Title beside the exhibit number.</summary>
    public string DisplayTitle { get; init; } = "";

    /// <summary>A second source on display, right of the first. Empty: none.</summary>
    public string DisplayBeside { get; init; } = "";

    /// <summary>Exhibit number, beneath the second.</summary>
    public string DisplayBesideNumber { get; init; } = "";

    /// <summary>Title beside the second's exhibit number.</summary>
    public string DisplayBesideTitle { get; init; } = "";

    /// <summary>One line such as 休庭.</summary>
    public string SlateTitle { get; init; } = "";

    /// <summary>A smaller second line.</summary>
    public string SlateText { get; init; } = "";

    /// <summary>Top left.</summary>
    public string CaseNumber { get; init; } = "";

    /// <summary>Beside the case number.</summary>
    public string Caption { get; init; } = "";

    internal IEnumerable<string> Texts => [CaseNumber, Caption, SlateTitle, SlateText, SpeakerName, DisplayNumber, DisplayTitle, DisplayBesideNumber, DisplayBesideTitle];
}
