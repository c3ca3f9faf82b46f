using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Courtroom.Phones;
using Arbitration.Court.Evidence;
using Arbitration.Court.Evidence.CrossExamination;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Court.Transcripts;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>One thing that a page may ask, and what comes of it by role and phase: the first line that fits counts.</summary>
/// <param name="Method">The hub's method.</param>
/// <param name="Lines">`role [not] …`, `phase [not] …`, both, or nothing; then `: code` or `: yes`.</param>
/// <param name="Given">What has to have happened before.</param>
internal sealed record ActionRow(string Name, string Method, HearingCommand Command, ImmutableArray<string> Lines, Func<HearingState, Situation, HearingState>? Given = null)
{
    public string Expected(Role role, HearingPhase phase) => Lines.Select(line => line.Split(": "))
        .First(line => line[0] == "always" || line[0].Split(", ").All(clause => Holds(clause.Split(' '), role, phase)))[1];

    private static bool Holds(string[] clause, Role role, HearingPhase phase)
    {
        var names = clause.Skip(1).Where(word => word != "not").ToList();
        foreach (var name in names) Assert.True(clause[0] == "role" ? Enum.TryParse<Role>(name, out _) : Enum.TryParse<HearingPhase>(name, out _), name);
        return names.Contains(clause[0] == "role" ? role.ToString() : phase.ToString()) != (clause[1] == "not");
    }
}

/// <summary>
/// Written by hand from the law and from what a tribunal needs (domain: hearing phases; R41–R43, LAW 33, 38, 40), apart from the
/// parts that decide.
/// </summary>
internal static class ActionTable
{
    public const string Target = "other";
    private const string InSession = "Opening RightsAndRecusal Investigation Witness Debate FinalStatements Mediation";
    private const string Sitting = $"Waiting CheckIn {InSession} Recess";

    /// <summary>Hub methods that change nothing of a hearing, with what holds for them instead.</summary>
    public static IReadOnlyDictionary<string, string> NoActions { get; } = new Dictionary<string, string>
    {
        ["Replay"] = "reads what the seat may see",
        ["Draft"] = "typing is no event; refused for everybody but the clerk",
        ["DismissNote"] = "puts away a note to one's own seat",
        ["ReportLink"] = "measurements of one's own connection; nothing is kept",
        ["InvitePhone"] = "makes an invitation; what a phone may do with it is decided when it begins",
        ["Ticket"] = "one's own sources, and those of people in the room",
        ["Publish"] = "bound to a ticket",
        ["View"] = "bound to a ticket",
        ["AnswerView"] = "bound to a ticket",
        ["SetPicture"] = "bound to a session of one's own",
        ["Candidate"] = "bound to a session of one's own",
        ["LeaveMedia"] = "bound to a session of one's own",
    };

    public static ImmutableArray<ActionRow> Rows { get; } = [.. Steps(), .. Floor(), .. Display(), .. Examining(), .. Apart(), .. Trials(), .. Recusal(), .. Record(), .. Beside()];

    private static IEnumerable<ActionRow> Steps() =>
    [
        Step(HearingStep.OpenLobby, "Clerk", "Preparation"),
        Step(HearingStep.BeginCheckIn, "Clerk", "Waiting"),
        Step(HearingStep.OpenHearing, "Presiding", "CheckIn"),
        new("TakeStep OpenHearing, after a trial that went well", "TakeStep", new TakeStep(HearingStep.OpenHearing, null),
            ["role not Presiding Clerk: hearing.not-your-step", "phase not CheckIn: hearing.step-not-allowed", "role not Presiding: hearing.not-your-step", "always: yes"],
            (at, _) => At(at, new TrialState(new Trial(125, 125, -20, 40, 1, "", [], [])))),
        new("TakeStep OpenHearing, without one and without a reason", "TakeStep", new TakeStep(HearingStep.OpenHearing, null),
            ["role not Presiding Clerk: hearing.not-your-step", "phase not CheckIn: hearing.step-not-allowed", "role not Presiding: hearing.not-your-step", "always: trial.reason-needed"]),
        Step(HearingStep.TellRights, "Presiding", "Opening"),
        Step(HearingStep.ContinueHearing, "Presiding", "Opening"),
        Step(HearingStep.BeginInvestigation, "Presiding", "RightsAndRecusal"),
        Step(HearingStep.CallWitness, "Presiding", "Investigation"),
        Step(HearingStep.ReleaseWitness, "Presiding", "Witness"),
        Step(HearingStep.BeginDebate, "Presiding", "Investigation"),
        Step(HearingStep.ReopenInvestigation, "Presiding", "Debate"),
        Step(HearingStep.AskFinalStatements, "Presiding", "Debate"),
        Step(HearingStep.BeginMediation, "Presiding", "Investigation Debate FinalStatements"),
        Step(HearingStep.EndMediation, "Presiding", "Mediation"),
        Step(HearingStep.Recess, "Presiding", InSession),
        Step(HearingStep.Resume, "Presiding", "Recess"),
        Step(HearingStep.Adjourn, "Presiding", Sitting),
        Step(HearingStep.Close, "Presiding", "FinalStatements"),
        Step(HearingStep.BeginReview, "Clerk", "Closed"),
        Step(HearingStep.CompleteSigning, "Clerk", "Review", "hearing.signatures-missing"),
        Step(HearingStep.Seal, "Clerk", "Signed"),
        Step(HearingStep.BeginClosedSession, "Presiding", InSession),
        Step(HearingStep.EndClosedSession, "Presiding", InSession) with { Given = (at, _) => At(at, at.Of<ProcedureState>() with { ClosedSession = true }) },
        Step(HearingStep.ChangeToInPerson, "Presiding", $"CheckIn {InSession}"),
        Step(HearingStep.ReturnToOnline, "Presiding", $"CheckIn {InSession}") with { Given = (at, _) => At(at, at.Of<ProcedureState>() with { InPerson = true }) },
        Step(HearingStep.BeginInterruption, "Presiding Clerk", $"CheckIn {InSession}"),
        Step(HearingStep.EndInterruption, "Presiding Clerk", $"CheckIn {InSession}") with { Given = (at, _) => At(at, at.Of<ProcedureState>() with { Interrupted = true }) },
        new("TakeStep DecideRecusal", "TakeStep", new TakeStep(HearingStep.DecideRecusal, "x"), ["role not Presiding Clerk: hearing.not-your-step", "always: recusal.decision-needed"]),
    ];

    private static ActionRow Step(HearingStep step, string lead, string phases, string then = "yes") => new($"TakeStep {step}", "TakeStep", new TakeStep(step, "witness"),
        ["role not Presiding Clerk: hearing.not-your-step", $"phase not {phases}: hearing.step-not-allowed", $"role not {lead}: hearing.not-your-step", $"always: {then}"]);

    private static ActionRow OfTribunal(string name, string method, HearingCommand command) =>
        new(name, method, command, ["role not Presiding Clerk: floor.not-yours", "phase Adjourned Sealed: hearing.over", "always: yes"]);

    private static IEnumerable<ActionRow> Floor() =>
    [
        new("Enter", "Enter", new EnterRoom(), ["always: yes"]),
        new("Enter, locked room, for the first time", "Enter", new EnterRoom(), ["role not Presiding Arbitrator Clerk: courtroom.locked", "always: yes"],
            (at, _) => At(at, new AttendanceState([], [], true))),
        new("Enter, locked room, again", "Enter", new EnterRoom(), ["always: yes"],
            (at, now) => At(at, new AttendanceState([], [now.Person.Seat.Value], true))),
        new("Enter, removed", "Enter", new EnterRoom(), ["always: courtroom.removed"],
            (at, now) => At(at, at.Of<Sight>() with { Removed = [now.Person.Seat.Value] })),
        OfTribunal("MuteSeat", "MuteSeat", new MuteSeat(Target, true)),
        OfTribunal("StopCamera", "StopCamera", new StopCamera(Target, true)),
        OfTribunal("AskToSpeak", "AskToSpeak", new AskToSpeak(Target, true)),
        OfTribunal("LockRoom", "LockRoom", new LockRoom(true)),
        new("Enter, held door", "Enter", new EnterRoom(), ["always: yes"], (at, _) => At(at, new AttendanceState([], [], false, true))),
        OfTribunal("HoldDoor", "HoldDoor", new HoldDoor(true)),
        OfTribunal("AdmitSeat", "AdmitSeat", new AdmitSeat(Target, null)),
        new("AdmitSeat, not checked, without a reason", "AdmitSeat", new AdmitSeat(Target, null), ["role not Presiding Clerk: floor.not-yours", "phase Adjourned Sealed: hearing.over", "always: identity.reason-needed"],
            (at, _) => At(at, at.Of<Sight>() with { Waiting = [Target] })),
        new("AdmitSeat, not checked, with a reason", "AdmitSeat", new AdmitSeat(Target, "书记员当庭认识"), ["role not Presiding Clerk: floor.not-yours", "phase Adjourned Sealed: hearing.over", "always: yes"],
            (at, _) => At(at, at.Of<Sight>() with { Waiting = [Target] })),
        new("HoldDoor off, while somebody waits who is not checked", "HoldDoor", new HoldDoor(false), ["role not Presiding Clerk: floor.not-yours", "phase Adjourned Sealed: hearing.over", "always: identity.unchecked-waiting"],
            (at, _) => At(At(at, at.Of<Sight>() with { Waiting = [Target] }), at.Of<AttendanceState>() with { Held = true })),
        OfTribunal("CheckIdentity", "CheckIdentity", new CheckIdentity(Target, true, "视频中出示社保卡", null)),
        OfTribunal("DecideDevice", "DecideDevice", new DecideDevice("d1", true)),
        new("a phone takes over", "", new TakeOverByPhone("i1", PhoneMedia.Microphone),
            ["role Observer Technician: phone.not-a-participant", "phase Adjourned Closed Review Signed Sealed: hearing.over", "role Witness Expert, phase not Witness: phone.not-in-the-room", "always: yes"]),
        new("a phone takes over, by an invitation that another has used", "", new TakeOverByPhone("i1", PhoneMedia.Microphone),
            ["role Observer Technician: phone.not-a-participant", "phase Adjourned Closed Review Signed Sealed: hearing.over", "role Witness Expert, phase not Witness: phone.not-in-the-room", "always: phone.used"],
            (at, _) => At(at, PhoneState.Start with { Used = ["i1"] })),
        new("TakeBackFromPhone", "TakeBackFromPhone", new TakeBackFromPhone(null), ["always: yes"]),
        OfTribunal("PlaceSeat", "PlaceSeat", new PlaceSeat(Target, true)),
        OfTribunal("ChooseRoomDevice", "ChooseRoomDevice", new ChooseRoomDevice(Target)) with { Given = (at, _) => At(at, new MixedRoomState(["presiding", Target], "presiding")) },
        new("ChooseRoomDevice, of somebody who is elsewhere", "ChooseRoomDevice", new ChooseRoomDevice(Target), ["role not Presiding Clerk: floor.not-yours", "phase Adjourned Sealed: hearing.over", "always: mixed.not-in-the-room"]),
        OfTribunal("InterpretAside", "InterpretAside", new InterpretAside(true)),
        new("ListenTo, while there is interpreting beside the floor", "ListenTo", new ListenTo(true),
            ["role Witness Expert, phase not Witness: floor.not-in-the-room", "role Interpreter: interpreting.not-for-interpreters", "always: yes"],
            (at, _) => At(at, InterpretingState.Start with { Aside = true })),
        new("ListenTo, otherwise", "ListenTo", new ListenTo(true),
            ["role Witness Expert, phase not Witness: floor.not-in-the-room", "role Interpreter: interpreting.not-for-interpreters", "always: interpreting.not-now"]),
        new("RaiseHand", "RaiseHand", new RaiseHand(true), ["role Witness Expert, phase not Witness: floor.not-in-the-room", "phase Adjourned Sealed: hearing.over", "always: yes"]),
        new("TakeWord", "TakeWord", new TakeWord(), ["always: yes"]),
        .. Enum.GetValues<Discipline>().Select(measure => new ActionRow($"DisciplineSeat {measure}", "DisciplineSeat", new DisciplineSeat(Target, measure, "请遵守庭审纪律"),
            ["role not Presiding: discipline.not-yours", $"phase not {Sitting}: discipline.not-now", "always: yes"])),
        new("ReadmitSeat", "ReadmitSeat", new ReadmitSeat(Target, ""), ["role not Presiding: discipline.not-yours", "phase Adjourned Sealed: hearing.over", "always: yes"],
            (at, _) => At(at, at.Of<Sight>() with { Removed = [Target] })),
        new("ChooseScene", "ChooseScene", new ChooseScene(new SceneChoice(ChosenScene.Grid, "", "", "")),
            ["role not Presiding Clerk: scene.not-yours", "phase Adjourned Closed Review Signed Sealed: hearing.over", "always: yes"]),
    ];

    // Presiding arbitrator and clerk direct what is seen; whoever holds the pointer may point and mark, and nothing else.
    private static IEnumerable<ActionRow> Display() =>
    [
        Showing("ShowPage", new ShowPage(OnDisplay)),
        Showing("ShowBeside", new ShowBeside(OnDisplay with { Page = 2, Sha256 = new string('b', 64) })) with { Given = WithPage },
        new("ShowBeside, the page that is on display", "ShowBeside", new ShowBeside(OnDisplay), [.. OfShowing, "always: display.beside-itself"], WithPage),
        Showing("ChooseSide", new ChooseSide(true)) with { Given = WithTwo },
        new("ChooseSide, of one page", "ChooseSide", new ChooseSide(true), [.. OfShowing, "always: display.one-page"], WithPage),
        Showing("RemoveBeside", new RemoveBeside()) with { Given = WithTwo },
        Showing("ShowClip", new ShowClip(Recorded)),
        Showing("PlayClip", new PlayClip(false, 0)) with { Given = WithClip },
        new("PlayClip, behind its end", "PlayClip", new PlayClip(true, 11_000_000), [.. OfShowing, "always: display.off-the-clip"], WithClip),
        new("PlayClip, while none is on display", "PlayClip", new PlayClip(true, null), [.. OfShowing, "always: display.no-clip"], WithPage),
        Showing("ChangeView", new ChangeView(new PagePart(0.1, 0.1, 0.5, 0.5), PageTurn.Right)) with { Given = WithPage },
        new("ChangeView, while nothing is on display", "ChangeView", new ChangeView(null, PageTurn.None), [.. OfShowing, "always: display.nothing"]),
        Showing("MovePointer", new MovePointer(new PagePoint(0.5, 0.5))) with { Given = WithPage },
        new("MovePointer, by whom the pointer was given to", "MovePointer", new MovePointer(new PagePoint(0.5, 0.5)), Pointing, WithPointer),
        Showing("AddMark", new AddMark(Mark)) with { Given = WithPage },
        new("AddMark, by whom the pointer was given to", "AddMark", new AddMark(Mark), Pointing, WithPointer),
        Showing("RemoveMarks", new RemoveMarks(true)) with { Given = WithPage },
        new("ChangeView, by whom the pointer was given to", "ChangeView", new ChangeView(null, PageTurn.Left), [.. OfShowing, "always: yes"], WithPointer),
        Showing("ClearDisplay", new ClearDisplay()) with { Given = WithPage },
        Showing("GivePointer", new GivePointer(Target)) with { Given = WithPage },
        new("GivePointer, to somebody who only watches", "GivePointer", new GivePointer("observer"), [.. OfShowing, "always: display.not-a-participant"]),
    ];

    private const string Shows = "CheckIn Opening RightsAndRecusal Investigation Witness Debate FinalStatements";
    private static string[] OfShowing => ["role not Presiding Clerk: display.not-yours", $"phase not {Shows}: display.not-now"];
    private static ImmutableArray<string> Pointing => ["role Witness Expert, phase not Witness: display.not-yours", $"phase not {Shows}: display.not-now", "always: yes"];
    private static PageMark Mark => new(MarkShape.Arrow, MarkColour.Red, [new PagePoint(0.1, 0.1), new PagePoint(0.2, 0.2)]);
    private static PageOnDisplay OnDisplay => new("e1", "f1", 1, 2, "申1", "工资条", new string('a', 64), 1000, 1414);

    private static ActionRow Showing(string method, HearingCommand command) => new(method, method, command, [.. OfShowing, "always: yes"]);

    private static HearingState WithPage(HearingState hearing, Situation now) => At(hearing, hearing.Of<DisplayState>() with { Now = new PageSeen(OnDisplay, PagePart.Whole, PageTurn.None, null, [Mark], 0) });

    private static ClipOnDisplay Recorded => new("e3", "f3", "申3", "录音", new string('c', 64), "audio/mp4", 10_000_000, 0, 0);

    private static HearingState WithTwo(HearingState hearing, Situation now) => At(hearing, WithPage(hearing, now).Of<DisplayState>() with { Beside = new PageSeen(OnDisplay with { Page = 2 }, PagePart.Whole, PageTurn.None, null, [], 0) });

    private static HearingState WithClip(HearingState hearing, Situation now) => At(hearing, hearing.Of<DisplayState>() with { Clip = new ClipSeen(Recorded, true, 0, 0) });

    private static HearingState WithPointer(HearingState hearing, Situation now)
    {
        var shown = WithPage(hearing, now);
        return At(shown, shown.Of<DisplayState>() with { Pointer = now.Person.Seat.Value });
    }

    // EVID 62 and the domain's phases: heard in the investigation, decided by the presiding arbitrator once the parties were heard.
    private static IEnumerable<ActionRow> Examining() =>
    [
        Hearing("GiveOpinion, by whom it asks", "GiveOpinion", new GiveOpinion(Filed(EvidenceParty.Tribunal), null, null, true, null), ["role not Claimant Respondent ThirdParty Representative Clerk: examination.not-yours", "role Clerk: examination.party-needed"]),
        Hearing("GiveOpinion, for the respondent", "GiveOpinion", new GiveOpinion(Filed(EvidenceParty.Claimant), EvidenceParty.Respondent, Aspect.Relevance, false, "与本案无关"), ["role not Respondent Clerk: examination.not-yours"]),
        Hearing("GiveOpinion, on the party's own exhibit", "GiveOpinion", new GiveOpinion(Filed(EvidenceParty.Respondent), EvidenceParty.Respondent, null, true, null), ["role not Respondent Clerk: examination.not-yours"], "always: examination.own-exhibit"),
        Hearing("CompareOriginal", "CompareOriginal", new CompareOriginal(Filed(EvidenceParty.Claimant), Comparison.Same), ["role not Presiding Clerk: examination.not-yours"]),
        Hearing("ReplyToOpinions, to opinions on the claimant's exhibit", "ReplyToOpinions", new ReplyToOpinions(Filed(EvidenceParty.Claimant), "原件在单位"),
            ["role not Claimant Respondent ThirdParty Representative Clerk: examination.not-yours", "role Respondent ThirdParty: examination.not-presenter"]),
        new("DecideExhibit", "DecideExhibit", new DecideExhibit(Filed(EvidenceParty.Claimant), true, null), [.. OfDeciding, "always: yes"]),
        new("DecideExhibit, not admitted and without a reason", "DecideExhibit", new DecideExhibit(Filed(EvidenceParty.Claimant), false, " "), [.. OfDeciding, "always: examination.reason-needed"]),
    ];

    private static string[] OfDeciding => ["role not Presiding: examination.not-presiding", "phase not Investigation Debate FinalStatements: examination.not-now"];

    private static NamedExhibit Filed(EvidenceParty party) => new("e1", party, "证1", "工资条");

    private static ActionRow Hearing(string name, string method, HearingCommand command, ImmutableArray<string> who, string otherwise = "always: yes") =>
        new(name, method, command, [.. who, "phase not Investigation: examination.not-now", otherwise]);

    private static IEnumerable<ActionRow> Apart() =>
    [
        new("OpenPrivateRoom Deliberation", "OpenPrivateRoom", new OpenPrivateRoom(PrivateRoomKind.Deliberation),
            ["role not Presiding: private.not-yours", "phase not Recess Mediation: private.not-now", "always: yes"]),
        .. new[] { PrivateRoomKind.WithClaimant, PrivateRoomKind.WithRespondent }.Select(kind => new ActionRow($"OpenPrivateRoom {kind}", "OpenPrivateRoom", new OpenPrivateRoom(kind),
            ["role not Presiding: private.not-yours", "phase not Mediation: private.not-now", "always: yes"])),
        new("OpenPrivateRoom ClaimantAlone", "OpenPrivateRoom", new OpenPrivateRoom(PrivateRoomKind.ClaimantAlone),
            ["role not Presiding Claimant Representative: private.not-yours", "phase not Recess Mediation: private.not-now", "always: yes"]),
        new("OpenPrivateRoom RespondentAlone, while the tribunal talks to them", "OpenPrivateRoom", new OpenPrivateRoom(PrivateRoomKind.RespondentAlone),
            ["role not Presiding Respondent: private.not-yours", "phase not Recess Mediation: private.not-now", "always: private.busy"],
            (at, _) => WithRoom(at, PrivateRoomKind.WithRespondent, "respondent", Target)),
        new("EndPrivateRoom Deliberation", "EndPrivateRoom", new EndPrivateRoom(PrivateRoomKind.Deliberation), ["role not Presiding: private.not-yours", "always: yes"]),
        new("EndPrivateRoom ClaimantAlone", "EndPrivateRoom", new EndPrivateRoom(PrivateRoomKind.ClaimantAlone), ["role not Presiding Claimant Representative: private.not-yours", "always: yes"]),
        new("ScreenSeats", "ScreenSeats", new ScreenSeats(Target, "claimant", true, false), ["role not Presiding: private.not-yours", "phase Adjourned Sealed: hearing.over", "always: yes"]),
        new("ScreenSeats, of the tribunal", "ScreenSeats", new ScreenSeats(Target, "clerk", true, true), ["role not Presiding: private.not-yours", "phase Adjourned Sealed: hearing.over", "always: screen.of-the-tribunal"]),
    ];

    private static HearingState WithRoom(HearingState hearing, PrivateRoomKind kind, params string[] seats) =>
        At(hearing, Separation.Start with { Rooms = Separation.Start.Rooms.Add(kind, new PrivateRoom([.. seats], "2026-12-01T01:00:00.000Z")) });

    // Asked over HTTP: POST /api/hearings/{id}/trial.
    private static IEnumerable<ActionRow> Trials() =>
    [
        new("a trial before the opening", "", new NoteTrial(new Trial(125, 125, -20, 40, 1, "", [], [])), ["role not Presiding Clerk: floor.not-yours", "phase not Waiting CheckIn: trial.not-now", "always: yes"]),
    ];

    private static IEnumerable<ActionRow> Recusal() =>
    [
        new("AnswerRecusal", "AnswerRecusal", new AnswerRecusal("none", null),
            ["role not Claimant Respondent ThirdParty Representative: recusal.not-a-party", "phase not RightsAndRecusal: recusal.not-now", "always: yes"]),
        new("DecideRecusal, with a request pending", "DecideRecusal", new DecideRecusal(false, "理由不成立"),
            ["role not Presiding Clerk: hearing.not-your-step", "phase not Recess: hearing.step-not-allowed", "role not Presiding: hearing.not-your-step", "always: yes"],
            (at, _) => At(at, at.Of<RecusalState>() with { Pending = true })),
        new("DecideRecusal, without one", "DecideRecusal", new DecideRecusal(false, "理由不成立"),
            ["role not Presiding Clerk: hearing.not-your-step", "phase not Recess: hearing.step-not-allowed", "role not Presiding: hearing.not-your-step", "always: recusal.none"]),
    ];

    private static IEnumerable<ActionRow> Record() =>
    [
        new("CommitLine", "CommitLine", new CommitLine("l9", "", "记", null, null), ["role not Clerk: transcript.not-clerk", "phase Signed Sealed: transcript.sealed", "always: yes"]),
        new("CommitLine, in a private room", "CommitLine", new CommitLine("l9", "", "记", null, null), ["role not Clerk: transcript.not-clerk", "phase Signed Sealed: transcript.sealed", "always: transcript.apart"],
            (at, _) => WithRoom(at, PrivateRoomKind.Deliberation, "presiding", "clerk")),
        new("EditLine", "EditLine", new EditLine("l1", "更正"), ["role not Clerk: transcript.not-clerk", "phase Signed Sealed: transcript.sealed", "always: yes"], (at, _) => WithLine(at, "typed")),
        new("EditLine, of an order", "EditLine", new EditLine("l1", "更正"), ["role not Clerk: transcript.not-clerk", "phase Signed Sealed: transcript.sealed", "always: transcript.procedural"],
            (at, _) => WithLine(at, TranscriptLine.Procedural)),
    ];

    // Not the hearing's: what is written beside it is decided by ChatRules.
    private static IEnumerable<ActionRow> Beside() =>
    [
        new("WriteToTribunal", "WriteToTribunal", new Chat(ToPerson: false), ["role not Presiding Arbitrator Clerk: chat.not-yours", "phase Adjourned Sealed: hearing.over", "always: yes"]),
        new("NotePerson", "NotePerson", new Chat(ToPerson: true), ["role not Clerk: chat.not-clerk", "phase Adjourned Sealed: hearing.over", "always: yes"]),
    ];

    internal sealed record Chat(bool ToPerson) : HearingCommand;

    public static HearingState At<T>(HearingState hearing, T part) where T : class => new(hearing.Parts.SetItem(typeof(T).Name, part));

    private static HearingState WithLine(HearingState hearing, string source) =>
        At(hearing, new TranscriptState([new TranscriptLine("l1", 1, "clerk", Role.Clerk, "", "原文", null, "2026-12-01T01:00:00.000Z", HearingPhase.CheckIn, source, false)]));
}
