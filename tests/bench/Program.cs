using Arbitration.Bench;
using Arbitration.Bench.Browser;
using Arbitration.Bench.Hearings;
using Arbitration.Bench.Mix;

// "mix" is everything about the mixer's cost; "browser", "hearings" and "tracks" are parts of it by themselves, as "turn" is of "join", "rejoin" and "step" of "courtroom", "fec", "burst" and "narrow" of "loss".
Dictionary<string, Func<Task<IReadOnlyList<Figure>>>[]> benches = new()
{
    ["mix"] = [RatioBench.RunAsync, BrowserBench.RunAsync, AllocationBench.RunAsync, TracksBench.RunAsync, HearingsBench.RunAsync],
    ["browser"] = [BrowserBench.RunAsync],
    ["alloc"] = [AllocationBench.RunAsync],
    ["tracks"] = [TracksBench.RunAsync],
    ["hearings"] = [HearingsBench.RunAsync],
    ["drift"] = [DriftBench.RunAsync],
    ["sync"] = [SyncBench.RunAsync],
    ["loss"] = [LossBench.SoundAsync, LossBench.BurstAsync, NarrowBench.RunAsync],
    ["fec"] = [LossBench.SoundAsync],
    ["burst"] = [LossBench.BurstAsync],
    ["narrow"] = [NarrowBench.RunAsync],
    ["courtroom"] = [CourtroomBench.JoinAsync, RejoinBench.RunAsync, RejoinBench.StepAsync],
    ["rejoin"] = [RejoinBench.RunAsync],
    ["step"] = [RejoinBench.StepAsync],
    ["join"] = [CourtroomBench.JoinAsync, CourtroomBench.JoinOverTurnAsync],
    ["turn"] = [CourtroomBench.JoinOverTurnAsync],
    ["transcript"] = [CourtroomBench.TranscriptAsync],
};

foreach (string name in args.Length > 0 ? args : ["mix", "join", "transcript"])
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
