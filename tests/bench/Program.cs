using System.Globalization;
using Arbitration.Bench;
using Arbitration.Bench.Browser;
using Arbitration.Bench.Evidence;
using Arbitration.Bench.Hearings;
using Arbitration.Bench.Load;
using Arbitration.Bench.Mix;

// How long "load" takes: a short trial, or longer than usual.
int option = Array.IndexOf(args, "--seconds");
TimeSpan length = option < 0 ? LoadBench.UsualLength : TimeSpan.FromSeconds(int.Parse(args[option + 1], CultureInfo.InvariantCulture));
string[] names = option < 0 ? args : [.. args[..option], .. args[(option + 2)..]];

// "mix" is everything about the mixer's cost; "browser", "hearings" and "tracks" are parts of it by themselves, as "turn" is of "join", "rejoin" and "step" of "courtroom", "fec", "burst" and "narrow" of "loss", "flip" and "pressing" of "evidence".
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
    ["load"] = [() => LoadBench.RunAsync(length)],
    ["courtroom"] = [CourtroomBench.JoinAsync, RejoinBench.RunAsync, RejoinBench.StepAsync],
    ["rejoin"] = [RejoinBench.RunAsync],
    ["step"] = [RejoinBench.StepAsync],
    ["join"] = [CourtroomBench.JoinAsync, CourtroomBench.JoinOverTurnAsync],
    ["turn"] = [CourtroomBench.JoinOverTurnAsync],
    ["evidence"] = [FlipBench.RunAsync, PressingBench.RunAsync],
    ["flip"] = [FlipBench.RunAsync],
    ["pressing"] = [PressingBench.RunAsync],
    ["transcript"] = [CourtroomBench.TranscriptAsync],
};

foreach (string name in names.Length > 0 ? names : ["mix", "join", "transcript"])
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
