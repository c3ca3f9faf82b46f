namespace Arbitration.Court.Evidence.Press;

/// <summary>What is watched from outside while a sandbox runs; who starts it may raise processor time and memory as results come.</summary>
internal sealed class SandboxLimits(PressOptions options)
{
    private long _cpuTicks = options.Cpu.Ticks;
    private long _memory = options.MemoryBytes;
    private long _lastSign;

    public TimeSpan Cpu
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _cpuTicks));
        set => Volatile.Write(ref _cpuTicks, value.Ticks);
    }

    /// <summary>Of its processes; what may lie in its /tmp is taken off.</summary>
    public long Memory
    {
        get => Volatile.Read(ref _memory) - options.TemporaryBytes;
        set => Volatile.Write(ref _memory, value);
    }

    public TimeSpan Silence { get; init; } = options.Silence;
    public TimeSpan Longest { get; init; } = options.Longest;
    public long OutputBytes { get; init; } = options.OutputBytes;
    public int OutputFiles { get; init; } = options.OutputFiles;

    /// <summary>Timestamp of the last line that the program said.</summary>
    public long LastSign
    {
        get => Volatile.Read(ref _lastSign);
        set => Volatile.Write(ref _lastSign, value);
    }
}
