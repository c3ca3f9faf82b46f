namespace Arbitration.Press;

/// <summary>Which way a file is pressed.</summary>
internal enum FileKind
{
    Pdf,
    Picture,
    Office,
    Text,
    Media,
    Archive,
}
