namespace Arbitration.Court.Documents;

internal sealed class DocumentOptions
{
    /// <summary>The system's Python, which has the distribution's WeasyPrint (ARBITRATION_PYTHON).</summary>
    public string Python { get; init; } = "/usr/bin/python3";

    /// <summary>How long one PDF may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How large one PDF may be.</summary>
    public int MaxBytes { get; init; } = 64 << 20;
}
