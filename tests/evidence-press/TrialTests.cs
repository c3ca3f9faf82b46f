namespace Arbitration.Press.Tests;

[Collection(nameof(OneAtATime))]
public sealed class TrialTests : IDisposable
{
    private readonly PressRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task The_sandbox_isolates_on_this_machine() => Assert.Null(await _rig.Trial.VerdictAsync(default));
}
