namespace Arbitration.Court.Transcripts.Citing;

/// <summary>Evidence that a line of the record names, and that was before everyone when the line was written.</summary>
/// <param name="Text">As it stands in the line between brackets: 申1 第2页.</param>
/// <param name="Page">From 1; 0: sound or video.</param>
/// <param name="Sha256">Of the image or the media that was shown: what the record names can be proved.</param>
[GenerateSerializer, Immutable]
internal sealed record Citation(string Text, string Exhibit, string File, int Page, string Label, string Sha256);
