namespace Arbitration.Bench;

internal static class Statistics
{
    internal static double Median(this IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    internal static double Percentile(this IReadOnlyCollection<double> values, double share) =>
        values.Order().ElementAt(Math.Min(values.Count - 1, (int)(values.Count * share)));

    internal static double Median<T>(this IEnumerable<T> values, Func<T, double> of) => values.Select(of).Median();
}
