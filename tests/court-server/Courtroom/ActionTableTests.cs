using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Courtroom.Phones;
using Arbitration.Court.Evidence.CrossExamination;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Court.Tests.Hearings;
using Arbitration.Court.Transcripts;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>Every action in every phase by every role. docs/procedures/actions.md is written from here (ARBITRATION_WRITE_DOCS=1).</summary>
public sealed class ActionTableTests
{
    private static readonly IHearingPart[] Parts =
    [
        new ProcedurePart(), new AttendancePart(), new RecusalPart(), new RecordingPart(), new SightPart(), new SeparationPart(), new IdentityPart(), new TrialPart(), new DevicePart(), new FloorPart(), new DisciplinePart(),
        new InterpretingPart(), new MixedRoomPart(), new PhonePart(), new SpokenTimePart(), new ScenePart(), new DisplayPart(), new CitingPart(), new CrossExaminationPart(), new TranscriptPart(),
    ];

    // One seat of each role, and one more to act upon.
    private static readonly HearingRoster Roster = new(
        new HearingId("h1"), new CaseId("c1"), "", "", "", 1, default,
        [.. Enum.GetValues<Role>().Select(role => new RosterSeat(new SeatId(SeatOf(role)), role, role.ToString(), SideOf(role), null)),
            new RosterSeat(new SeatId(ActionTable.Target), Role.Respondent, "另一方", Side.Respondent, null)]);

    private static string SeatOf(Role role) => role.ToString().ToLowerInvariant();

    private static Side? SideOf(Role role) => role switch { Role.Claimant or Role.Representative => Side.Claimant, Role.Respondent => Side.Respondent, _ => null };

    public static TheoryData<string> Actions() => new(ActionTable.Rows.Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Actions))]
    public void Each_role_in_each_phase_is_answered_as_the_table_says(string name)
    {
        var row = ActionTable.Rows.Single(row => row.Name == name);
        var wrong =
            from role in Enum.GetValues<Role>()
            from phase in Enum.GetValues<HearingPhase>()
            let answer = Answer(row, role, phase)
            where answer != row.Expected(role, phase)
            select $"{role} in {phase}: {answer} instead of {row.Expected(role, phase)}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_hub_method_is_in_the_table_or_is_said_to_change_nothing()
    {
        var methods = typeof(CourtroomHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition().DeclaringType == m.DeclaringType && !m.IsSpecialName).Select(m => m.Name).Order(StringComparer.Ordinal);
        Assert.Equal(methods, ActionTable.Rows.Select(row => row.Method).Where(method => method != "").Concat(ActionTable.NoActions.Keys).Distinct().Order(StringComparer.Ordinal));
        var steps = ActionTable.Rows.Select(row => row.Command).OfType<TakeStep>().Select(take => take.Step);
        Assert.Equal(Enum.GetValues<HearingStep>(), steps.Distinct().Order());
    }

    [Fact]
    public void The_document_shows_the_table()
    {
        var path = DocumentPath();
        if (Environment.GetEnvironmentVariable("ARBITRATION_WRITE_DOCS") == "1") File.WriteAllText(path, Document());
        Assert.True(File.Exists(path) && File.ReadAllText(path) == Document(), "docs/procedures/actions.md is out of date; run this test with ARBITRATION_WRITE_DOCS=1.");
    }

    private static string Answer(ActionRow row, Role role, HearingPhase phase)
    {
        var now = new Situation(new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero), 1_000_000, 50, Roster.Seats.First(s => s.Role == role), Roster, NodeCondition.Good);
        var hearing = At(phase);
        if (row.Given is { } given) hearing = given(hearing, now);
        try
        {
            if (row.Command is ActionTable.Chat { ToPerson: true }) ChatRules.RequireToPerson(now.Person, ActionTable.Target, Roster, phase, "请靠近麦克风");
            else if (row.Command is ActionTable.Chat) ChatRules.RequireToTribunal(now.Person, phase, "合议时再说");
            else HearingWriter.Decide(Parts, hearing, row.Command, now);
            return "yes";
        }
        catch (RuleRefused refused)
        {
            return refused.Code;
        }
    }

    /// <summary>A hearing that came to the phase without trouble: everybody there, all recusal answers given, the recorder as it should be.</summary>
    private static HearingState At(HearingPhase phase)
    {
        var seats = Roster.Seats.Select(s => s.Seat.Value).ToImmutableHashSet();
        var hearing = new HearingState(Parts.ToImmutableDictionary(part => part.StateType.Name, part => part.Start));
        hearing = ActionTable.At(hearing, HearingProcedureTests.At(phase) with { RecessReturnsTo = phase == HearingPhase.Recess ? HearingPhase.Investigation : null });
        hearing = ActionTable.At(hearing, new AttendanceState(seats, seats, false));
        hearing = ActionTable.At(hearing, new RecusalState(Roster.Seats.Where(RecusalPart.IsAsked).ToImmutableDictionary(s => s.Seat.Value, _ => new RecusalAnswer("none", null, 1)), false, null));
        hearing = ActionTable.At(hearing, RecordingFold.Start with { Is = RecordingAt(phase) });
        if (phase != HearingPhase.Witness) return hearing;
        var called = ImmutableDictionary<string, ImmutableArray<LogSpan>>.Empty.Add(SeatOf(Role.Witness), [new LogSpan(40, null)]).Add(SeatOf(Role.Expert), [new LogSpan(40, null)]);
        return ActionTable.At(hearing, Sight.Start with { Called = called });
    }

    private static RecordingState RecordingAt(HearingPhase phase) => phase switch
    {
        < HearingPhase.Opening => new RecordingState.Off(),
        < HearingPhase.Adjourned => new RecordingState.Running(1),
        _ => new RecordingState.Ended(),
    };

    private static string Document()
    {
        var text = new StringBuilder();
        text.Append("# Who may do what, when\n\nWritten by a test from tests/court-server/Courtroom/ActionTable.cs, which is checked in every phase for every role; do not edit.\n");
        text.Append("The first refusal that fits is the one that is given.\n\n| action | allowed | refused |\n|---|---|---|\n");
        foreach (var row in ActionTable.Rows)
        {
            text.Append($"| {row.Name} | {Allowed(row)} | {string.Join("; ", row.Lines.Where(line => !line.EndsWith(": yes", StringComparison.Ordinal)).Select(Refused).Distinct())} |\n");
        }
        text.Append("\nMethods of the hub that change nothing of a hearing:\n\n");
        foreach (var (method, why) in ActionTable.NoActions) text.Append($"- {method}: {why}\n");
        return text.ToString();
    }

    private static string Refused(string line)
    {
        var (when, code) = (line.Split(": ")[0], line.Split(": ")[1]);
        if (when == "always") return $"`{code}`";
        var clauses = when.Split(", ").Select(clause => clause.Split(' ')).Select(words => (words[0], words[1]) switch
        {
            ("phase", "not") => "other phases",
            ("role", "not") => $"all but {string.Join(", ", words[2..])}",
            _ => string.Join(", ", words[1..]),
        });
        return $"{string.Join(" in ", clauses)} `{code}`";
    }

    // Roles that may in the same phases stand together.
    private static string Allowed(ActionRow row)
    {
        var groups = Enum.GetValues<Role>()
            .Select(role => (role, phases: Spans([.. Enum.GetValues<HearingPhase>().Where(phase => row.Expected(role, phase) == "yes")])))
            .Where(one => one.phases != "").GroupBy(one => one.phases, one => one.role).Select(group => $"{Names([.. group])}: {group.Key}");
        return string.Join("; ", groups) is { Length: > 0 } some ? some : "nobody";
    }

    private static string Names(Role[] roles) => roles.Length == Enum.GetValues<Role>().Length ? "everybody"
        : roles.Length > 6 ? $"everybody but {string.Join(", ", Enum.GetValues<Role>().Except(roles))}" : string.Join(", ", roles);

    private static string Spans(HearingPhase[] phases)
    {
        if (phases.Length == Enum.GetValues<HearingPhase>().Length) return "always";
        var spans = new List<(HearingPhase From, HearingPhase To)>();
        foreach (var phase in phases)
        {
            if (spans.Count > 0 && spans[^1].To + 1 == phase) spans[^1] = (spans[^1].From, phase);
            else spans.Add((phase, phase));
        }
        return string.Join(", ", spans.Select(span => span.From == span.To ? $"{span.From}" : $"{span.From}–{span.To}"));
    }

    private static string DocumentPath([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/procedures/actions.md"));
}
