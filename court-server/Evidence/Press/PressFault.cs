namespace Arbitration.Court.Evidence.Press;

/// <summary>The press said or made something that was not agreed on, so nothing of it is believed any more.</summary>
internal sealed class PressFault(string code, string detail) : Exception(detail)
{
    public string Code { get; } = code;
}
