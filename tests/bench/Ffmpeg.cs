using Arbitration.Testing;

namespace Arbitration.Bench;

/// <summary>Makes the bench's own files with the ffmpeg command line.</summary>
internal static class Ffmpeg
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    internal static Task RunAsync(params string[] arguments) => RunAsync("ffmpeg", ["-v", "error", "-nostdin", "-y", .. arguments]);

    /// <summary>Any program, to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; with what it said.</exception>
    internal static async Task RunAsync(string program, IReadOnlyList<string> arguments)
    {
        CommandLine.Outcome outcome = await CommandLine.RunAsync(program, arguments, s_limit);
        if (outcome.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {outcome.Errors}{outcome.Output}");
        }
    }
}
