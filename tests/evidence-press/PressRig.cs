using Arbitration.Court.Evidence.Press;

namespace Arbitration.Press.Tests;

/// <summary>A press as the court server has it, with a folder of its own.</summary>
internal sealed class PressRig : IDisposable
{
    private readonly Sandbox _sandbox;

    public PressRig(PressOptions? options = null)
    {
        Options = (options ?? new PressOptions { Press = Assembly }).Checked();
        _sandbox = new Sandbox(Options, TimeProvider.System);
        Trial = options is null ? s_trial.Value : new SandboxTrial(Options, _sandbox, new LastWords<SandboxTrial>());
        Press = new EvidencePress(Options, _sandbox, Trial, TimeProvider.System, new LastWords<EvidencePress>());
    }

    public static string Assembly { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../evidence-press", Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "../../.."), AppContext.BaseDirectory), "Arbitration.Press.dll"));

    // Once for all tests: the machine is the same one, and a trial takes seconds.
    private static readonly Lazy<SandboxTrial> s_trial = new(TryOnce);

    public PressOptions Options { get; }
    public Sandbox Sandbox => _sandbox;
    public SandboxTrial Trial { get; }
    public EvidencePress Press { get; }

    /// <summary>For files and what they become.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("press-test-").FullName;

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public async Task<Pressed> PressAsync(string file)
    {
        var output = Directory.CreateDirectory(Path.Combine(Folder, $"out-{Guid.NewGuid():n}")).FullName;
        var events = new List<PressEvent>();
        await foreach (var happened in Press.PressAsync(file, output, default)) events.Add(happened);
        return new Pressed(events, output);
    }

    private static SandboxTrial TryOnce()
    {
        var options = new PressOptions { Press = Assembly }.Checked();
        var sandbox = new Sandbox(options, TimeProvider.System);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => sandbox.Dispose();
        return new SandboxTrial(options, sandbox, new LastWords<SandboxTrial>());
    }

    public void Dispose()
    {
        _sandbox.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
