namespace Arbitration.Media.Tests.Rtp;

/// <summary>A network between sender and receiver: seeded delay, jitter (which reorders), loss and duplicates.</summary>
internal sealed class TestLine(int seed)
{
    private readonly Random _random = new(seed);

    public long DelayUs { get; init; } = 20_000;
    public int JitterUs { get; init; }
    public double Loss { get; init; }
    public double Duplicates { get; init; }

    public List<(byte[] Bytes, long ArrivalUs)> Carry(IEnumerable<Sent> packets)
    {
        var arrived = new List<(byte[], long)>();
        foreach (var packet in packets)
        {
            if (_random.NextDouble() < Loss) continue;
            var copies = _random.NextDouble() < Duplicates ? 2 : 1;
            for (var i = 0; i < copies; i++)
                arrived.Add((packet.Bytes, packet.AtUs + DelayUs + (JitterUs == 0 ? 0 : _random.Next(JitterUs))));
        }
        return arrived.OrderBy(a => a.Item2).ToList();
    }
}
