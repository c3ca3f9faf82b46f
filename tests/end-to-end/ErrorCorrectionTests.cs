using Arbitration.Testing;

namespace Arbitration.EndToEnd.Tests;

/// <summary>A voice over a line that loses every twentieth packet, from one real browser to another. The figure itself is the bench's (`tests/bench/run loss`).</summary>
public sealed class ErrorCorrectionTests(ITestOutputHelper say)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Of_a_voice_less_has_to_be_made_up_when_each_packet_carries_the_one_before_it()
    {
        await using var room = await WeakHearing.OpenAsync((WeakHearing.Line(seed: 1), []), (WeakHearing.Line(seed: 1), [WeakHearing.WithoutFec]));
        var (with, without) = await room.LoseAsync(0.05, Length);
        say.WriteLine($"with error correction {with}; without {without}");
        // A busy machine makes up a little of both; five in a hundred lost is more.
        Assert.InRange(without.Concealed, 0.03, 0.3);
        Assert.True(with.Concealed < without.Concealed * 0.7, $"{with.Concealed:0.0%} made up with error correction, {without.Concealed:0.0%} without");
    }
}
