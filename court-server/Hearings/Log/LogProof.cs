namespace Arbitration.Court.Hearings.Log;

/// <summary>One link of the chain as one reader gets it: of a hidden event only the leaf.</summary>
internal sealed record LogProof(long Seq, byte[] Leaf, byte[] Hash, byte[]? Salt, string? Canonical)
{
    /// <summary>The first link that is not what it says, or null when the whole chain holds.</summary>
    public static long? FirstFault(string hearing, IEnumerable<LogProof> links)
    {
        var previous = HearingChain.Begin(hearing);
        var expected = 1L;
        foreach (var link in links)
        {
            var leafHolds = link.Canonical is null || link.Salt is null
                || (HearingChain.Leaf(link.Salt, link.Canonical).AsSpan().SequenceEqual(link.Leaf) && LoggedEvent.Read(link.Canonical).Seq == link.Seq);
            previous = HearingChain.Next(previous, link.Leaf);
            if (!leafHolds || link.Seq != expected++ || !previous.AsSpan().SequenceEqual(link.Hash)) return link.Seq;
        }
        return null;
    }
}
