namespace Arbitration.Press;

/// <param name="Id">Stable and lower case, e.g. <c>pdf</c>, <c>jpeg</c>, <c>docx</c>.</param>
internal sealed record FileType(string Id, FileKind Kind);
