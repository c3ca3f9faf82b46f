namespace Arbitration.Court.Evidence;

// What goes over the wire; docs/protocols/evidence.md gives the meaning.

internal sealed record EvidenceView(
    IReadOnlyList<ExhibitView> Exhibits, EvidenceParty? MayFileFor, bool MayExchange, bool MayDecideLate, DateTimeOffset? LimitWall, bool IsLateNow, bool CanOpenFiles);

internal sealed record ExhibitView(
    ExhibitId ExhibitId, EvidenceParty Party, int? Number, string Label, string Title, string Source, string Purpose, bool IsOriginal, string FiledByName, DateTimeOffset FiledWall,
    bool Exchanged, LateView? Late, bool MayChange, int Pages, IReadOnlyList<FileView> Files);

/// <param name="Admitted">Null: not decided yet.</param>
internal sealed record LateView(bool? Admitted, string? Reason);

internal sealed record FileView(
    FileId FileId, string Name, long Bytes, string? Sha256, string? Sm3, FileState State, string? Refusal, string? Kind, int? PagesOf, IReadOnlyList<PageView> Pages, MediaView? Media);

internal sealed record PageView(int Page, int Width, int Height);

internal sealed record MediaView(string ContentType, long LengthUs, int Width, int Height, bool HasPoster);
