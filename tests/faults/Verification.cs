using Arbitration.Testing;

namespace Arbitration.Faults.Tests;

internal static class Verification
{
    /// <summary><c>./run verify</c> finds no fault in what is stored of the case.</summary>
    public static async Task PassesAsync(RunningSystem system, Filing filing)
    {
        var court = Path.Combine(RunningSystem.Root(), "court-server/bin/Release/net10.0/Arbitration.Court.dll");
        var outcome = await CommandLine.RunAsync("env", [$"ARBITRATION_DATA={system.Data}", "dotnet", court, "verify", "--case", filing.CaseNumber]);
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Errors);
    }
}
