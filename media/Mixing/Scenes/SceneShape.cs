namespace Arbitration.Media.Mixing.Scenes;

/// <summary>The shape of what is on display.</summary>
internal enum DisplayForm
{
    None,
    Wide,
    Upright,
}

/// <summary>All that the places of a scene depend on: while this stays the same, nothing moves.</summary>
internal readonly record struct SceneShape(int Bench, int Claimants, int Respondents, int Others, DisplayForm Display = DisplayForm.None)
{
    internal int People => Bench + Claimants + Respondents + Others;
}
