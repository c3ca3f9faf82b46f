using Arbitration.Testing;

namespace Arbitration.Faults.Tests;

/// <summary>
/// The court server is killed at 20 seeded moments within a commit; the clerk's page sends the unanswered commit again, as it does in the
/// browser. Two servers, each with data of its own, die side by side: most of the time goes into starting them, and nothing is timed.
/// </summary>
public sealed class CommitKillTests(ITestOutputHelper say)
{
    private const int KillsEach = 10;

    [Fact]
    public async Task The_log_and_the_page_agree_whenever_the_server_dies()
    {
        await using var one = new DyingCourt(seed: 20261123, KillsEach);
        await using var other = new DyingCourt(seed: 20261129, KillsEach);
        var lines = await Task.WhenAll(one.CommitUntilNoMoreDieAsync(), other.CommitUntilNoMoreDieAsync());
        say.WriteLine($"{2 * KillsEach} kills, {lines.Sum()} lines, each once");
    }
}
