namespace Arbitration.Court.Evidence.Press;

/// <summary>
/// Processor time by what was made for it: a file that gives nothing is ended after ten seconds, and one of 300 pages has time for 300 pages.
/// </summary>
internal sealed class PressBudget(SandboxLimits limits, PressOptions options)
{
    private TimeSpan _media;

    public void Earn(PressEvent happened)
    {
        switch (happened)
        {
            case FileIdentified { Kind: "office" or "text" }:
                limits.Cpu += options.OfficeCpu;
                break;
            case FileIdentified { Kind: "media" }:
                limits.Memory = options.MediaMemoryBytes;
                break;
            case PageReady:
                limits.Cpu += options.CpuPerPage;
                break;
            case MediaProgressed { Reached: var reached } when reached > _media:
                limits.Cpu += (reached - _media) * options.CpuPerMediaSecond;
                _media = reached;
                break;
        }
    }
}
