namespace Arbitration.Court.Courtroom;

/// <summary>A person's connection in one word, as the tribunal sees it.</summary>
internal enum LinkQuality { Good, Fair, Poor, Lost }

/// <summary>The limits behind the words (docs/procedures/links.md is written from them).</summary>
internal static class LinkQualityTable
{
    /// <summary>Above these it is no longer good, above those of Poor it is poor: words begin to be lost, answers to come late.</summary>
    public const double FairLoss = 0.02, PoorLoss = 0.08;
    public const double FairRoundTripMs = 250, PoorRoundTripMs = 600;

    /// <summary>A page that said nothing for so long is not connected.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(7);

    public static LinkQuality Of(LinkReport report)
    {
        var loss = Math.Max(report.LossOut ?? 0, report.LossIn ?? 0);
        var roundTripMs = report.RoundTripMs ?? 0;
        if (loss > PoorLoss || roundTripMs > PoorRoundTripMs) return LinkQuality.Poor;
        return loss > FairLoss || roundTripMs > FairRoundTripMs ? LinkQuality.Fair : LinkQuality.Good;
    }
}
