using System.Collections.Immutable;

namespace Arbitration.Court.Courtroom.Display;

/// <param name="Now">The page on display that keys and tools change; null: none is.</param>
/// <param name="Before">What was replaced or taken away last: it stays in the programme until the moment of the change.</param>
/// <param name="Pointer">Seat that may point and mark beside the tribunal's.</param>
/// <param name="Marks">Of pages that were shown, by the hash of their image: they are there again with the page.</param>
/// <param name="ShownAtUs">Hearing time from which on the pages are seen.</param>
/// <param name="PointedWall">When the pointer moved last.</param>
/// <param name="Beside">The other one of two pages.</param>
/// <param name="NowIsRight">Of two, <paramref name="Now"/> is the right one.</param>
/// <param name="Clip">Sound or video on display, in place of pages.</param>
[GenerateSerializer, Immutable]
internal sealed record DisplayState(
    PageSeen? Now, IOnDisplay? Before, long ShownAtUs, string? Pointer, ImmutableDictionary<string, ImmutableArray<PageMark>> Marks, string? PointedWall,
    PageSeen? Beside = null, bool NowIsRight = false, ClipSeen? Clip = null)
{
    public static DisplayState Start { get; } = new(null, null, 0, null, ImmutableDictionary<string, ImmutableArray<PageMark>>.Empty, null);

    public bool IsEmpty => Now is null && Clip is null;

    /// <summary>The pages from left to right.</summary>
    public IEnumerable<PageSeen> Pages => (NowIsRight ? new[] { Beside, Now } : [Now, Beside]).OfType<PageSeen>();

    /// <summary>What the programme shows, from left to right.</summary>
    public IEnumerable<IOnDisplay> All => Clip is { } clip ? [clip] : Pages;

    /// <param name="page">0: the file's sound or video.</param>
    public bool Shows(string file, int page) => All.Any(one => one.File.File == file && one.File.Page == page);
}
