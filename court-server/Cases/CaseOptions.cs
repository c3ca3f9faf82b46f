namespace Arbitration.Court.Cases;

internal sealed class CaseOptions
{
    /// <summary>Name of the commission, as it stands at the head of each document (ARBITRATION_COMMISSION).</summary>
    public string Commission { get; init; } = "沪江市劳动人事争议仲裁委员会";
}
