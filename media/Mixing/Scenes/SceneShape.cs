namespace Arbitration.Media.Mixing.Scenes;

/// <summary>The shape of what is on display.</summary>
internal enum DisplayForm
{
    None,
    Wide,
    Upright,
}

/// <summary>All that the places of a scene depend on: while this stays the same, nothing moves.</summary>
/// <param name="TwoDisplayed">A second page lies beside the first.</param>
internal readonly record struct SceneShape(int Bench, int Claimants, int Respondents, int Others, DisplayForm Display = DisplayForm.None, bool TwoDisplayed = false)
{
    internal int People => Bench + Claimants + Respondents + Others;
}
