namespace Arbitration.Court.Evidence.Press;

/// <summary>What becomes of a file, as it becomes it. The last is <see cref="PressDone"/> or <see cref="PressRefused"/>, and nothing else is last.</summary>
internal abstract record PressEvent;

/// <param name="Type">What it is by its content: <c>pdf</c>, <c>jpeg</c>, <c>docx</c>, <c>mp4</c>, <c>zip</c> …</param>
/// <param name="Kind"><c>pdf</c>, <c>picture</c>, <c>office</c>, <c>text</c>, <c>media</c> or <c>archive</c>.</param>
internal sealed record FileIdentified(string Type, string Kind) : PressEvent;

internal sealed record PagesCounted(int Of) : PressEvent;

/// <summary>An image (PNG or JPEG) of one page. The first comes first, the others in any order.</summary>
/// <param name="N">From 1.</param>
/// <param name="File">Full path in the folder that was given.</param>
/// <param name="Half">The same, half as wide and high, for a quick look; null: the whole one is small enough.</param>
/// <param name="Thumbnail">The same, at most 320 pixels on its long side (JPEG).</param>
internal sealed record PageReady(int N, int Of, string File, string? Half, string Thumbnail, int Width, int Height) : PressEvent;

internal sealed record MediaProgressed(TimeSpan Reached, TimeSpan? Of) : PressEvent;

/// <summary>Sound (<c>audio/mp4</c>) or video (<c>video/mp4</c>) that every browser plays.</summary>
/// <param name="Poster">Its first picture; null for sound. Width and height are then 0.</param>
internal sealed record MediaReady(string File, string? Poster, string ContentType, TimeSpan Length, int Width, int Height) : PressEvent;

/// <summary>A file that was in an archive, as it was; to be pressed as a file of its own.</summary>
/// <param name="Name">Safe to show (<see cref="SafeNames"/>).</param>
internal sealed record MemberReady(int N, string File, string Name, long Bytes) : PressEvent;

/// <summary>Nothing more comes, and what came is to be thrown away.</summary>
/// <param name="Code">Stable, e.g. <c>evidence.encrypted</c>; README of evidence-press lists them.</param>
/// <param name="Detail">For the log, never for people.</param>
internal sealed record PressRefused(string Code, string Detail, SandboxUse? Use = null) : PressEvent;

internal sealed record PressDone(SandboxUse Use) : PressEvent;
