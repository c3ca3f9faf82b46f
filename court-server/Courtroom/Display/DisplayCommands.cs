using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>Puts a page before everyone. What it says of the page was looked up before: the hearing's turn waits for no table.</summary>
[GenerateSerializer, Immutable]
internal sealed record ShowPage(PageOnDisplay Page) : HearingCommand;

/// <summary>Puts a second page beside the one on display.</summary>
[GenerateSerializer, Immutable]
internal sealed record ShowBeside(PageOnDisplay Page) : HearingCommand;

/// <param name="Right">Of two pages the right one is the one that keys and tools change.</param>
[GenerateSerializer, Immutable]
internal sealed record ChooseSide(bool Right) : HearingCommand;

/// <summary>Back to one page.</summary>
[GenerateSerializer, Immutable]
internal sealed record RemoveBeside : HearingCommand;

/// <summary>Puts sound or video before everyone, held at its beginning.</summary>
[GenerateSerializer, Immutable]
internal sealed record ShowClip(ClipOnDisplay Clip) : HearingCommand;

/// <param name="PositionUs">Null: where it is.</param>
[GenerateSerializer, Immutable]
internal sealed record PlayClip(bool Playing, long? PositionUs) : HearingCommand;

/// <summary>Which part of the page is seen, and turned how.</summary>
[GenerateSerializer, Immutable]
internal sealed record ChangeView(PagePart? Part, PageTurn Turn) : HearingCommand;

/// <param name="Point">Null: nobody points any more.</param>
[GenerateSerializer, Immutable]
internal sealed record MovePointer(PagePoint? Point) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record AddMark(PageMark? Mark) : HearingCommand;

/// <param name="All">Else the newest alone.</param>
[GenerateSerializer, Immutable]
internal sealed record RemoveMarks(bool All) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record ClearDisplay : HearingCommand;

/// <param name="Seat">Who may point and mark beside presiding arbitrator and clerk; null: nobody.</param>
[GenerateSerializer, Immutable]
internal sealed record GivePointer(string? Seat) : HearingCommand;
