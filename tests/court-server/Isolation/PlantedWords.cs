using static Arbitration.Court.Tests.Isolation.Cast;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>
/// Where words enter, and who may see each: by role, by place, and by what had happened when it was said. Written by hand from the
/// law and from what a tribunal needs, apart from the code that decides.
/// </summary>
internal sealed class PlantedWords
{
    // Whoever waited in vain may read what the others sign, and the line that is being typed.
    private static readonly string[] Record = [Waiting];
    private static readonly string[] RecordAndRemoved = [Waiting, ThirdParty];

    public IReadOnlyList<PlantedWord> All { get; } = [.. Case(), .. Evidence(), .. Beside(), .. Room(), .. Apart(), .. Kept()];

    public PlantedWord this[string name] => All.Single(word => word.Name == name);

    public string Of(string name) => this[name].Text;

    private static IEnumerable<PlantedWord> Case() =>
    [
        new("cause", "POST /api/cases.Cause", [.. Seats, Revoked], None),
        new("case number", "POST /api/cases.CaseNumber", [.. Seats, Wall], None),
        new("name of a party", "POST /api/cases.Participants.Name", [.. Seats, Wall], None),
        new("name of a witness", "POST /api/cases/{caseId}/people.Name", Seats, None),
        new("phone of a party", "POST /api/cases.Participants.Phone", None, None) { Text = $"1391{Digits(7)}" },
        new("phone of a witness", "POST /api/cases/{caseId}/people.Phone", None, None) { Text = $"1371{Digits(7)}" },
        new("end of a phone, as it is masked", "the phone of a party", Tribunal, None),
        new("token of a link", "POST /api/join.Token", [Clerk], None),
        new("code of a link", "POST /api/join.Code", [Clerk], None) { StandsAlone = true },
        new("password", "POST /api/session.Password", None, None),
        new("title of a document", "the file store", Tribunal, None),
        new("content of a document", "the file store", Tribunal, None),
        new("cause of another case", "POST /api/cases.Cause", [ForeignStaff, ForeignParty, TwoHats], None),
    ];

    private static IEnumerable<PlantedWord> Evidence() =>
    [
        new("name of a file", "POST /api/hearings/{id}/evidence/uploads.Name", OwnSide, None),
        new("title of an exhibit", "POST /api/hearings/{id}/evidence/exhibits/{exhibitId}.Title", OwnSide, None),
        new("source of an exhibit", "POST /api/hearings/{id}/evidence/exhibits/{exhibitId}.Source", OwnSide, None),
        new("purpose of an exhibit", "POST /api/hearings/{id}/evidence/exhibits/{exhibitId}.Purpose", OwnSide, None),
        new("content of an exhibit", "PUT /api/hearings/{id}/evidence/uploads/{uploadId}", OwnSide, None),
        new("title of an exchanged exhibit", "POST /api/hearings/{id}/evidence/exhibits/{exhibitId}.Title", Parties, None),
        new("content of an exchanged exhibit", "PUT /api/hearings/{id}/evidence/uploads/{uploadId}", Parties, None),
        // Whoever is in the room while it is shown sees it there; of the parties' list it is besides.
        new("title of a shown exhibit", "POST /api/hearings/{id}/evidence/exhibits/{exhibitId}.Title", [.. RoomAndWall, Waiting], None),
        new("title of an exhibit shown while somebody is removed", "POST /api/hearings/{id}/evidence/exhibits/{exhibitId}.Title", [.. Parties, Interpreter, .. Public, Wall], None),
        new("decision on late evidence", "POST /api/hearings/{id}/evidence/exhibits/{exhibitId}/late.Reason", Parties, None),
    ];

    private static IEnumerable<PlantedWord> Beside() =>
    [
        new("chat", "WriteToTribunal.text", Tribunal, None),
        new("number of a chat", "WriteToTribunal.opId", Tribunal, None),
        new("chat in a private room", "WriteToTribunal.text", Tribunal, None),
        new("note to the claimant", "NotePerson.text", [Claimant], None),
        new("number of a note", "NotePerson.opId", [Claimant], None),
        new("note to who waits for the call", "NotePerson.text", [UncalledWitness], None),
        new("numbers of all other calls", "*.opId", None, None),
        new("name of a tab", "Enter.options.Tab", None, None),
        new("picture of a document", "POST /api/join/identity.Picture", Tribunal, None),
        new("identity refused", "CheckIdentity.note", [.. Tribunal, Claimant], None),
        // Checked without a picture: the record says how.
        new("identity found otherwise", "CheckIdentity.note", [.. Tribunal, Respondent], [Claimant, Representative, ThirdParty, Waiting]),
        new("further device", "DecideDevice.device", Tribunal, None),
        new("breach found by the gateway", "the node", Tribunal, None),
        new("picture of the programme", "the node", Tribunal, None),
        new("offer of a page", "Publish.sdp", None, None),
        new("answer of a page", "AnswerView.sdp", None, None),
        new("candidate of a page", "Candidate.candidate", None, None),
        new("line of a candidate", "Candidate.mid", None, None),
        new("ticket that nobody looks at", "Candidate.ticket", None, None),
        new("another ticket that nobody looks at", "LeaveMedia.ticket", None, None),
        new("answer of a wall screen", "WallAnswer.sdp", None, None),
        new("candidate of a wall screen", "WallCandidate.candidate", None, None),
        new("line of a wall screen's candidate", "WallCandidate.mid", None, None),
        // Whoever is seen on a wall may know of it.
        new("name of a wall screen", "POST /api/hearings/{id}/wall-screens.Name", Cast.Room, Record),
        new("note that is not there", "DismissNote.note", None, None),
        new("time that is none", "CommitLine.line.StartedWall", None, None),
        new("whatever is refused", "refused", None, None),
    ];

    private static IEnumerable<PlantedWord> Room() =>
    [
        new("reason of the lobby", "TakeStep.reason", Cast.Room, Record),
        new("trial before the opening", "the node", Cast.Room, Record),
        new("reason of an admission", "AdmitSeat.reason", Cast.Room, Record),
        new("reason of an opening without trial", "TakeStep.reason", Cast.Room, Record),
        new("reason of a recusal", "AnswerRecusal.reason", Cast.Room, Record),
        new("decision on a recusal", "DecideRecusal.reason", Cast.Room, Record),
        new("line", "CommitLine.line.Text", RoomAndWall, Record),
        new("line, as it is edited", "EditLine.text", RoomAndWall, Record),
        new("line, as it is edited while a witness is in", "EditLine.text", RoomWithoutRemoved, RecordAndRemoved),
        new("typing", "Draft.draft.Text", Cast.Room, Record),
        new("speaker of a typing", "Draft.draft.Speaker", Cast.Room, Record),
        new("warning", "DisciplineSeat.words", RoomAndWall, Record),
        new("removal", "DisciplineSeat.words", RoomAndWall, Record),
        new("line while somebody is removed", "CommitLine.line.Text", RoomWithoutRemovedAndWall, RecordAndRemoved),
        new("typing before a witness is called", "Draft.draft.Text", RoomWithoutRemoved, RecordAndRemoved),
        new("testimony", "CommitLine.line.Text", [.. RoomWithoutRemovedAndWall, CalledWitness], RecordAndRemoved),
        new("typing of a testimony", "Draft.draft.Text", [.. RoomWithoutRemoved, CalledWitness], RecordAndRemoved),
        new("line after a testimony", "CommitLine.line.Text", RoomWithoutRemovedAndWall, RecordAndRemoved),
        new("opinion", "GiveOpinion.reason", Cast.Room, Record),
        new("reply to an opinion", "ReplyToOpinions.text", Cast.Room, Record),
        new("opinion after a testimony", "GiveOpinion.reason", RoomWithoutRemoved, RecordAndRemoved),
        new("decision on an exhibit", "DecideExhibit.reason", RoomWithoutRemoved, RecordAndRemoved),
        new("reason of the mediation", "TakeStep.reason", RoomWithoutRemoved, RecordAndRemoved),
    ];

    private static IEnumerable<PlantedWord> Apart() =>
    [
        // Whoever has to go learns why.
        new("reason of a closed session", "TakeStep.reason", Cast.Room, Record),
        new("line of a closed session", "CommitLine.line.Text", [.. Insiders, ThirdParty], Record),
        new("opinion in a closed session", "GiveOpinion.reason", [.. Insiders, ThirdParty], Record),
        new("line begun in a closed session and committed after it", "CommitLine.line.Text", Insiders, RecordAndRemoved),
        new("name of a line of a closed session", "CommitLine.line.Line", [.. Insiders, ThirdParty], Record),
        new("typing in a closed session", "Draft.draft.Text", [.. Insiders, ThirdParty], Record),
        new("name of a typing in a closed session", "Draft.draft.Line", [.. Insiders, ThirdParty], Record),
        new("warning in a closed session", "DisciplineSeat.words", [.. Insiders, ThirdParty], Record),
        new("line of a closed session, as it is edited in public", "EditLine.text", [.. Insiders, ThirdParty], Record),
        new("typing in a private room", "Draft.draft.Text", None, None),
        new("line in a private room", "CommitLine.line.Text", None, None),
    ];

    private static IEnumerable<PlantedWord> Kept() =>
    [
        new("readmission", "ReadmitSeat.words", None, [.. Cast.Room, Waiting]),
        new("line, as it is edited in review", "EditLine.text", None, [.. Cast.Room, Waiting]),
        new("recording", "the node", None, RecordReaders),
        new("recording of a closed session", "the node", None, Tribunal),
    ];

    private static string Digits(int count) => System.Security.Cryptography.RandomNumberGenerator.GetString("0123456789", count);
}
