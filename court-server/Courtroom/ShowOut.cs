namespace Arbitration.Court.Courtroom;

/// <summary>Shows a seat out: its page is told and ended, its picture and sound are cut.</summary>
internal sealed class ShowOut(CourtroomPages pages, CutMedia media)
{
    public Task RunAsync(string hearing, string seat, string code, Func<bool> isStillOut, CancellationToken ct)
    {
        pages.Expel(hearing, seat, code);
        return media.RunAsync(hearing, seat, isStillOut, ct);
    }
}
