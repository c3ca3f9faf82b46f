namespace Arbitration.Court.Courtroom.Display;

/// <summary>A page that everyone sees: what is needed to show it and to name it in the record, and nothing of where it is stored.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Of">Pages of the file.</param>
/// <param name="Label">申1.</param>
/// <param name="Sha256">Of the image.</param>
/// <param name="Width">In pixels.</param>
/// <param name="FileNumber">Which of the exhibit's files, from 1; null: it has one.</param>
[GenerateSerializer, Immutable]
internal sealed record PageOnDisplay(string Exhibit, string File, int Page, int Of, string Label, string Title, string Sha256, int Width, int Height, int? FileNumber = null)
{
    /// <summary>As a line of the record names it.</summary>
    public string Cite => FileNumber is { } number ? $"{Label}-{number} 第{Page}页" : $"{Label} 第{Page}页";
}
