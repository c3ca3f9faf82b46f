using Arbitration.Bench;
using Arbitration.Bench.Browser;
using Arbitration.Bench.Mix;

Dictionary<string, Func<Task<IReadOnlyList<Figure>>>[]> benches = new()
{
    ["mix"] = [RatioBench.RunAsync, BrowserBench.RunAsync],
    ["browser"] = [BrowserBench.RunAsync],
    ["drift"] = [DriftBench.RunAsync],
    ["sync"] = [SyncBench.RunAsync],
    ["join"] = [CourtroomBench.JoinAsync],
    ["transcript"] = [CourtroomBench.TranscriptAsync],
};

foreach (string name in args.Length > 0 ? args : [.. benches.Keys])
{
    // "mix" and "mix.cpu_ratio_vs_ffmpeg" both name the bench that measures it.
    if (!benches.TryGetValue(name.Split('.')[0], out Func<Task<IReadOnlyList<Figure>>>[]? parts))
    {
        Console.Error.WriteLine($"No figure {name}; there are: {string.Join(' ', benches.Keys)}");
        return 2;
    }
    foreach (Func<Task<IReadOnlyList<Figure>>> part in parts)
    {
        foreach (Figure figure in await part())
        {
            Console.WriteLine(figure.ToJson());
        }
    }
}
return 0;
