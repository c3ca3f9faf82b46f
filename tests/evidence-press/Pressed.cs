using Arbitration.Court.Evidence.Press;

namespace Arbitration.Press.Tests;

/// <summary>What became of one file.</summary>
internal sealed record Pressed(IReadOnlyList<PressEvent> Events, string Folder)
{
    public string? Refusal => (Events[^1] as PressRefused)?.Code;
    public SandboxUse? Use => Events[^1] switch { PressDone done => done.Use, PressRefused refused => refused.Use, _ => null };
    public IReadOnlyList<PageReady> Pages => [.. Events.OfType<PageReady>().OrderBy(page => page.N)];
    public string? Type => Events.OfType<FileIdentified>().FirstOrDefault()?.Type;

    public override string ToString() => Events[^1] is PressRefused refused ? $"{refused.Code} ({refused.Detail})" : $"{Type}: {Events.Count - 1} events";
}
