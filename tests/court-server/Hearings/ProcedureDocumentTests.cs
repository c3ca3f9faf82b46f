using System.Runtime.CompilerServices;
using System.Text;
using Arbitration.Court.Hearings.Rules;
using Xunit;

namespace Arbitration.Court.Tests.Hearings;

/// <summary>Keeps docs/procedures/hearing.md true. ARBITRATION_WRITE_DOCS=1 writes it anew.</summary>
public sealed class ProcedureDocumentTests
{
    [Fact]
    public void The_diagram_of_the_procedure_is_up_to_date()
    {
        var path = DocumentPath();
        if (Environment.GetEnvironmentVariable("ARBITRATION_WRITE_DOCS") == "1") File.WriteAllText(path, Document());
        Assert.True(File.Exists(path) && File.ReadAllText(path) == Document(),
            "docs/procedures/hearing.md does not show the procedure as it is; run this test with ARBITRATION_WRITE_DOCS=1.");
    }

    private static string Document()
    {
        var text = new StringBuilder();
        text.Append("# The procedure of a sitting\n\nWritten by a test from court-server/Hearings/Rules/ProcedureTable.cs; do not edit.\n\n");
        text.Append("```mermaid\nstateDiagram-v2\n    [*] --> Preparation\n");
        foreach (var (from, to, step) in ProcedureTable.Rows.SelectMany(Arrows)) text.Append($"    {from} --> {to}: {step}\n");
        foreach (var phase in ProcedureTable.Final) text.Append($"    {phase} --> [*]\n");
        text.Append("```\n\n| phase | step | leads to | led by | only if |\n|---|---|---|---|---|\n");
        foreach (var row in ProcedureTable.Rows.OrderBy(row => row.From).ThenByDescending(row => row.Primary))
        {
            var to = row.Step == HearingStep.ContinueHearing ? "where the sitting before was adjourned"
                : row.Back ? "where it was entered" : row.To?.ToString() ?? "stays";
            var step = row.Primary ? $"**{row.Step}**" : row.Step.ToString();
            text.Append($"| {row.From} | {step} | {to} | {row.Lead} | {string.Join("; ", row.Guards.Select(g => $"{g.Wants} `{g.Code}`"))} |\n");
        }
        text.Append("\nA bold step is the usual next one. A step that a phase does not list is refused with `hearing.step-not-allowed`,\n");
        text.Append("one of another person with `hearing.not-your-step`.\n");
        return text.ToString();
    }

    private static IEnumerable<(HearingPhase From, HearingPhase To, HearingStep Step)> Arrows(Transition row)
    {
        if (row.To is { } to) return [(row.From, to, row.Step)];
        if (!row.Back) return [];
        if (row.Step == HearingStep.ContinueHearing)
            return Enum.GetValues<HearingPhase>().Where(phase => new ProcedureState(phase).GoesOnAt == phase).Select(phase => (row.From, phase, row.Step));
        return ProcedureTable.Rows.Where(entry => entry.To == row.From).Select(entry => (row.From, entry.From, row.Step));
    }

    private static string DocumentPath([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/procedures/hearing.md"));
}
