namespace Arbitration.Media.Mixing;

/// <summary>What the picture shows.</summary>
public enum SceneKind
{
    /// <summary>The people, one tile each.</summary>
    Grid,

    /// <summary>A card with a title; the sound is silent.</summary>
    Slate,

    /// <summary>Who speaks, large; the others in a strip.</summary>
    Speaker,

    /// <summary>The bench on top, the claimant's side on the left, the respondent's on the right, the others between them.</summary>
    BenchAndParties,

    /// <summary>The document or page on display, large; people in a strip. Without one as <see cref="Speaker"/>.</summary>
    Document,

    /// <summary>Two people side by side, the others in a strip beneath.</summary>
    SideBySide,

    /// <summary>One seat with several people before its camera, large; who of them speaks is said from outside.</summary>
    MixedRoom,
}
