using System.Globalization;

namespace Arbitration.Press;

/// <summary>Pages of one size that one process draws.</summary>
/// <param name="From">From 1.</param>
/// <param name="To">Included.</param>
/// <param name="Size">In points.</param>
internal sealed record PageRun(int From, int To, (double Width, double Height) Size)
{
    /// <summary>One bad page ends its run; ten heavy ones of a scanner need more than one.</summary>
    public int CpuSeconds => Limits.PageCpuSeconds + (To - From);

    public IEnumerable<string> Arguments(string pdf)
    {
        var (width, height) = DisplaySize.Of(Size.Width, Size.Height, enlarge: true);
        // Without a root name the pages go to the standard output one after the other.
        return ["-f", Text(From), "-l", Text(To), "-scale-to-x", Text(width), "-scale-to-y", Text(height), "-cropbox", "-q", pdf];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
