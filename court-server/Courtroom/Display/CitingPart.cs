using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Transcripts.Citing;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>Tells the transcript what was on display, so that a line can cite it.</summary>
internal sealed class CitingPart() : HearingPart<Citable>(Citable.Start)
{
    protected override Citable Fold(Citable citable, LoggedEvent happened) => happened.Event switch
    {
        PageShown shown => citable.With(Of(shown.Page)),
        PageShownBeside shown => citable.With(Of(shown.Page)),
        ClipShown shown => citable.With(new Citation(shown.Clip.Cite, shown.Clip.Exhibit, shown.Clip.File, 0, shown.Clip.Label, shown.Clip.Sha256)),
        _ => citable,
    };

    private static Citation Of(PageOnDisplay page) => new(page.Cite, page.Exhibit, page.File, page.Page, page.Label, page.Sha256);
}
