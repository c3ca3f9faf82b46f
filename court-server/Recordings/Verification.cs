namespace Arbitration.Court.Recordings;

/// <summary>What a check went through, and every fault it found.</summary>
internal sealed class Verification
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;
    public int Files { get; private set; }
    public long Bytes { get; private set; }
    public int Rows { get; set; }

    public void Fault(string what) => _faults.Add(what);

    public void Checked(long bytes)
    {
        Files++;
        Bytes += bytes;
    }

    public void Add(Verification other)
    {
        _faults.AddRange(other._faults);
        Files += other.Files;
        Bytes += other.Bytes;
        Rows += other.Rows;
    }
}
