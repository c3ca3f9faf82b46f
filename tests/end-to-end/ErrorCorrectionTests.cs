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
        Received with = default, without = default;
        // A busy machine makes up something of both, and keeps a voice from being one: then it is given another chance.
        for (var round = 0; round < 3 && (round == 0 || with.Concealed > without.Concealed * 0.7); round++)
        {
            (with, without) = await room.LoseAsync(0.05, Length);
            say.WriteLine($"with error correction {with}; without {without}");
        }

        Assert.InRange(without.Concealed, 0.03, 0.3);
        Assert.True(with.Concealed <= without.Concealed * 0.7, $"{with.Concealed:0.0%} made up with error correction, {without.Concealed:0.0%} without");
    }
}
