namespace Arbitration.Media.Recording;

/// <summary>
/// The disk did not take something. <c>FromUs</c> to <c>ToUs</c> is the fragment that is lost, both -1 when nothing is lost yet:
/// then a finished segment waits and is tried again with the next fragment.
/// </summary>
public sealed record RecordingFault(bool DiskFull, string Detail, long FromUs, long ToUs)
{
    private const int NoSpace = 28, OverQuota = 122;                // ENOSPC, EDQUOT

    /// <summary>Runs a step on the disk; what the disk did not take is told instead of thrown.</summary>
    internal static bool Try(Action step, long fromUs, long toUs, Action<RecordingFault>? told)
    {
        try
        {
            step();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            told?.Invoke(Of(e, fromUs, toUs));
            return false;
        }
    }

    private static RecordingFault Of(Exception error, long fromUs, long toUs) =>
        new(error.HResult is NoSpace or OverQuota, error.Message, fromUs, toUs);
}
