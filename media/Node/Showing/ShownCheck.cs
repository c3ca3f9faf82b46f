using Arbitration.Media.Contract;
using Grpc.Core;

namespace Arbitration.Media.Node;

/// <summary>What is to be shown becomes file names, ids of sources, and work within a tick of the picture: nothing else is let in.</summary>
internal static class ShownCheck
{
    private const int MostShown = 16, MostClips = 4, MostMarks = 200, MostPoints = 4000;
    private const long LongestUs = 48L * 3600 * 1_000_000;

    /// <exception cref="RpcException">INVALID_ARGUMENT.</exception>
    public static void Check(IReadOnlyCollection<Shown> all)
    {
        if (all.Count > MostShown || all.Count(one => one.Kind == Shown.Types.Kind.Clip) > MostClips || all.Select(one => one.Source).Distinct().Count() < all.Count) throw Refused("too much is shown, or something twice");
        foreach (var one in all)
        {
            if (!Names.IsShown(one.Source)) throw Refused("source is not shown/…");
            CheckHash(one.Sha256);
            if (one.View is { } view) Check(view);
            if (one.Play is { } play && (play.PositionUs is < 0 or > LongestUs || play.AtHearingUs is < 0 or > LongestUs || !double.IsFinite(play.GainDb)))
                throw Refused("play is out of range");
        }
    }

    public static void CheckHash(string sha256)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower)) throw Refused("sha256 is not 64 hex digits");
    }

    private static void Check(ShownView view)
    {
        if (view.Marks.Count > MostMarks || view.Marks.Sum(mark => mark.Points.Count) > MostPoints) throw Refused("too many marks");
        var points = view.Marks.SelectMany(mark => mark.Points);
        if (view.Pointer is { } pointer) points = points.Append(pointer);
        if (points.Any(point => !IsNear(point.X) || !IsNear(point.Y))) throw Refused("a point lies off the page");
        if (view.Part is { } part && !(IsNear(part.X) && IsNear(part.Y) && part.Width is > 0 and <= 1 && part.Height is > 0 and <= 1)) throw Refused("part is none of a page");
    }

    // A stroke may leave the page a little; a number that is none may not get anywhere.
    private static bool IsNear(double fraction) => fraction is >= -1 and <= 2;

    private static RpcException Refused(string why) => new(new Status(StatusCode.InvalidArgument, why));
}
