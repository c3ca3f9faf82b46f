using System.Collections.Concurrent;
using System.Diagnostics;
using Arbitration.Court.Evidence.Press;

namespace Arbitration.Press.Tests;

/// <summary>The whole set, two at a time: each refused or made inert within 10 s of processor and 512 MiB, all in four minutes.</summary>
[Collection(nameof(OneAtATime))]
public sealed class HostileCorpusTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan MostCpu = TimeSpan.FromSeconds(10), MostTime = TimeSpan.FromMinutes(4);
    private readonly PressRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Every_hostile_file_is_refused_or_inert_within_its_limits()
    {
        var files = HostileFiles.All().ToList();
        Assert.True(files.Count >= 60);
        Assert.Null(await _rig.Trial.VerdictAsync(default));
        var wrong = new ConcurrentBag<string>();
        var all = new ConcurrentBag<(HostileFile File, Pressed Pressed)>();
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (hostile, _) =>
        {
            var file = _rig.Write($"{Guid.NewGuid():n}-{hostile.Name}", hostile.Content);
            var pressed = await _rig.PressAsync(file);
            all.Add((hostile, pressed));
            foreach (var fault in await FaultsAsync(hostile, file, pressed)) wrong.Add($"{hostile.Name}: {fault} [{pressed}]");
        });
        var took = Stopwatch.GetElapsedTime(began);
        foreach (var (file, pressed) in all.OrderByDescending(one => one.Pressed.Use?.Cpu)) output.WriteLine($"{pressed.Use?.Cpu.TotalSeconds:0.0} s cpu, {pressed.Use?.PeakMemory >> 20} MiB, {pressed.Use?.Elapsed.TotalSeconds:0.0} s  {file.Name}: {pressed}");
        output.WriteLine($"{files.Count} files in {took.TotalSeconds:0} s; most {all.Max(one => one.Pressed.Use!.Cpu).TotalSeconds:0.0} s of processor and {all.Max(one => one.Pressed.Use!.PeakMemory) >> 20} MiB");
        Assert.Empty(wrong);
        Assert.InRange(took, TimeSpan.Zero, MostTime);
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(HostileFile hostile, string file, Pressed pressed)
    {
        var faults = new List<string>();
        var wanted = hostile.Codes is [] ? [""] : hostile.Codes;
        if (!wanted.Contains(pressed.Refusal ?? "")) faults.Add("another outcome than expected");
        if (pressed.Use is not { } use) return [.. faults, "nothing was measured"];
        if (use.Cpu > MostCpu) faults.Add($"{use.Cpu.TotalSeconds:0.0} s of processor");
        if (use.PeakMemory > _rig.Options.MemoryBytes) faults.Add($"{use.PeakMemory >> 20} MiB");
        var now = await File.ReadAllBytesAsync(file);
        if (!now.AsSpan().SequenceEqual(hostile.Content)) faults.Add("the original changed");
        // What is shown is an image or a film of our making, so nothing of the file itself is in it.
        if (Directory.GetFiles(pressed.Folder).Any(shown => Path.GetExtension(shown) is not (".png" or ".jpg" or ".mp4" or ".m4a" or ".bin"))) faults.Add("something else came out");
        faults.AddRange(pressed.Events.OfType<MemberReady>().Where(member => member.Name.Contains('\u202E') || member.Name.Contains('<') || member.Name.StartsWith("CON", StringComparison.Ordinal) || member.Name.Length > 255).Select(member => $"shown as {member.Name}"));
        return faults;
    }
}
