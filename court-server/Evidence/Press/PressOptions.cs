namespace Arbitration.Court.Evidence.Press;

/// <summary>What the press and its sandbox may use.</summary>
internal sealed class PressOptions
{
    /// <summary>The press's assembly (ARBITRATION_PRESS); the launcher says where it was built.</summary>
    public string Press { get; init; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../evidence-press/bin/Release/net10.0/Arbitration.Press.dll"));

    /// <summary>Try the sandbox when the server starts (ARBITRATION_PRESS_TRIAL=0: when the first file comes).</summary>
    public bool TrialAtStart { get; init; } = true;

    /// <summary>The sandbox's program.</summary>
    public string Bubblewrap { get; init; } = "/usr/bin/bwrap";

    /// <summary>Files pressed at a time. 1–16; each may take a processor or two and <see cref="MemoryBytes"/>.</summary>
    public int AtATime { get; init; } = 2;

    /// <summary>Pages of one file. 1–5000.</summary>
    public int MostPages { get; init; } = 1000;

    /// <summary>Of all processes of one sandbox together and what lies in its /tmp. 256 MiB–4 GiB.</summary>
    public long MemoryBytes { get; init; } = 512L << 20;

    /// <summary>For sound and video once it is known to be some: a 4K film's frames alone are 400 MiB. From <see cref="MemoryBytes"/> to 4 GiB.</summary>
    public long MediaMemoryBytes { get; init; } = 1L << 30;

    /// <summary>Size of the sandbox's /tmp, which is memory. 32 MiB–1 GiB, below <see cref="MemoryBytes"/>.</summary>
    public long TemporaryBytes { get; init; } = 96L << 20;

    /// <summary>Processor time before anything was made. 2–120 s.</summary>
    public TimeSpan Cpu { get; init; } = TimeSpan.FromSeconds(9);

    /// <summary>Processor time that each page that was made adds: a thick file is no attack, a slow page is. 0.1–10 s.</summary>
    public TimeSpan CpuPerPage { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Processor time for each second of sound or video that was made. 1–20.</summary>
    public double CpuPerMediaSecond { get; init; } = 4;

    /// <summary>Added for Word and spreadsheet files that were looked through and found sound: LibreOffice lays out all pages before it gives one. 0–120 s.</summary>
    public TimeSpan OfficeCpu { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>How long the press may say nothing. 10 s–10 min.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long one file may take in all. 1 min–12 h.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(3);

    /// <summary>What one file may become. 16 MiB–16 GiB.</summary>
    public long OutputBytes { get; init; } = 2L << 30;

    /// <summary>Files that one file may become. 10–20000: three for a page.</summary>
    public int OutputFiles { get; init; } = 3100;

    /// <summary>Started as root, each sandbox is a user of its own without a name, from this number on: outside what Debian and systemd give out.</summary>
    public int FirstUserId { get; init; } = 2_000_000_000;

    public static PressOptions Read(IConfiguration configuration)
    {
        var defaults = new PressOptions();
        return new PressOptions { Press = configuration["ARBITRATION_PRESS"] ?? defaults.Press, TrialAtStart = configuration["ARBITRATION_PRESS_TRIAL"] != "0" };
    }

    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public PressOptions Checked()
    {
        InRange(AtATime, 1, 16, nameof(AtATime));
        InRange(MostPages, 1, 5000, nameof(MostPages));
        InRange(MemoryBytes, 256L << 20, 4L << 30, nameof(MemoryBytes));
        InRange(MediaMemoryBytes, MemoryBytes, 4L << 30, nameof(MediaMemoryBytes));
        InRange(TemporaryBytes, 32L << 20, Math.Min(1L << 30, MemoryBytes / 2), nameof(TemporaryBytes));
        InRange(Cpu.TotalSeconds, 2, 120, nameof(Cpu));
        InRange(CpuPerPage.TotalSeconds, 0.1, 10, nameof(CpuPerPage));
        InRange(CpuPerMediaSecond, 1, 20, nameof(CpuPerMediaSecond));
        InRange(OfficeCpu.TotalSeconds, 0, 120, nameof(OfficeCpu));
        InRange(Silence.TotalSeconds, 10, 600, nameof(Silence));
        InRange(Longest.TotalMinutes, 1, 720, nameof(Longest));
        InRange(OutputBytes, 16L << 20, 16L << 30, nameof(OutputBytes));
        InRange(OutputFiles, 10, 20_000, nameof(OutputFiles));
        return this;
    }

    private static void InRange<T>(T value, T least, T most, string name) where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0) throw new ArgumentOutOfRangeException(name, value, $"{least} to {most}");
    }
}
