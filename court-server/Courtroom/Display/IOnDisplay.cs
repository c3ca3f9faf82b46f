namespace Arbitration.Court.Courtroom.Display;

/// <summary>A page or a clip that everyone sees.</summary>
internal interface IOnDisplay
{
    ShownFile File { get; }

    /// <summary>Of the exhibit: 申1.</summary>
    string Label { get; }

    /// <summary>As it is burnt in beneath it.</summary>
    string Title { get; }
}

/// <summary>Bytes that the node needs to show something.</summary>
/// <param name="Page">From 1; 0: the file's sound or video.</param>
[GenerateSerializer, Immutable]
internal sealed record ShownFile(string File, int Page, string Sha256)
{
    /// <summary>What the node calls it; the same bytes are the same source.</summary>
    public string Source => $"shown/{Sha256[..32]}";
}
