namespace Arbitration.Court.Access;

/// <summary>
/// Every route and hub method and who may use it. The gate reads it, so what is missing here is refused; a test enumerates
/// the endpoints and the hub's methods and fails on a missing or left-over row.
/// </summary>
internal static class AccessMatrix
{
    public static IReadOnlyList<AccessRow> Routes { get; } =
    [
        new("POST", "/api/session", Who.Anyone),
        new("DELETE", "/api/session", Who.Anyone),
        new("GET", "/api/session", Who.SignedIn),
        new("GET", "/api/health", Who.Anyone),
        new("GET", "/authority.crt", Who.Anyone),
        new("POST", "/api/join", Who.Anyone),
        new("POST", "/api/join/consent", Who.Participant),
        new("POST", "/api/join/identity", Who.Participant),
        new("GET", "/api/cases", Who.Staff),
        new("POST", "/api/cases", Who.Clerk),
        new("GET", "/api/cases/{caseId}", Who.StaffOfCase),
        new("POST", "/api/cases/{caseId}/people", Who.ClerkOfCase),
        new("POST", "/api/cases/{caseId}/hearings", Who.ClerkOfCase),
        new("GET", "/api/cases/{caseId}/documents/{documentId}", Who.StaffOfCase),
        new("GET", "/api/staff", Who.Staff),
        new("POST", "/api/hearings/{id}/links", Who.ClerkOfCase),
        new("DELETE", "/api/links/{linkId}", Who.ClerkOfLink),
        new("GET", "/api/hearings/{id}", Who.HearingPeople),
        new("GET", "/api/hearings/{id}/transcript.json", Who.HearingPeople),
        new("GET", "/api/hearings/{id}/transcript.vtt", Who.HearingPeople),
        new("GET", "/api/hearings/{id}/recording", Who.RecordReaders),
        new("GET", "/api/hearings/{id}/recording/playlist.m3u8", Who.RecordReaders),
        new("GET", "/api/hearings/{id}/recording/hearing.mp4", Who.RecordReaders),
        new("GET", "/api/hearings/{id}/recording/{file}", Who.RecordReaders),
        new("GET", "/api/hearings/{id}/recording/closed/{file}", Who.StaffOfCase),
        new("GET", "/api/hearings/{id}/programme.jpg", Who.StaffOfCase),
        new("GET", "/api/hearings/{id}/identity/{seat}", Who.StaffOfCase),
        new("POST", "/api/hearings/{id}/trial", Who.StaffOfCase),
        new("GET", "/api/hearings/{id}/record.pdf", Who.RecordReaders),
        new("GET", "/api/hearings/{id}/record.html", Who.RecordReaders),
        new("GET", "/api/hearings/{id}/attendance.pdf", Who.StaffOfCase),
        new("GET", "/openapi/{documentName}.json", Who.Staff),
        new("*", "/hub/courtroom", Who.SignedIn),
        new("*", "/hub/courtroom/negotiate", Who.SignedIn),
        new("*", "{*path:nonfile}", Who.Anyone),
    ];

    public static IReadOnlyDictionary<string, Who> HubMethods { get; } = new Dictionary<string, Who>(StringComparer.Ordinal)
    {
        ["Enter"] = Who.SeatHolder,
        ["Replay"] = Who.SeatHolder,
        ["TakeStep"] = Who.SeatHolder,
        ["MuteSeat"] = Who.SeatHolder,
        ["StopCamera"] = Who.SeatHolder,
        ["AskToSpeak"] = Who.SeatHolder,
        ["TakeWord"] = Who.SeatHolder,
        ["LockRoom"] = Who.SeatHolder,
        ["HoldDoor"] = Who.SeatHolder,
        ["AdmitSeat"] = Who.SeatHolder,
        ["CheckIdentity"] = Who.SeatHolder,
        ["DecideDevice"] = Who.SeatHolder,
        ["PlaceSeat"] = Who.SeatHolder,
        ["ChooseRoomDevice"] = Who.SeatHolder,
        ["InterpretAside"] = Who.SeatHolder,
        ["ListenTo"] = Who.SeatHolder,
        ["OpenPrivateRoom"] = Who.SeatHolder,
        ["EndPrivateRoom"] = Who.SeatHolder,
        ["ScreenSeats"] = Who.SeatHolder,
        ["DisciplineSeat"] = Who.SeatHolder,
        ["ReadmitSeat"] = Who.SeatHolder,
        ["WriteToTribunal"] = Who.SeatHolder,
        ["NotePerson"] = Who.SeatHolder,
        ["DismissNote"] = Who.SeatHolder,
        ["ChooseScene"] = Who.SeatHolder,
        ["RaiseHand"] = Who.SeatHolder,
        ["AnswerRecusal"] = Who.SeatHolder,
        ["DecideRecusal"] = Who.SeatHolder,
        ["CommitLine"] = Who.SeatHolder,
        ["EditLine"] = Who.SeatHolder,
        ["Draft"] = Who.SeatHolder,
        ["ReportLink"] = Who.SeatHolder,
        ["Ticket"] = Who.SeatHolder,
        ["Publish"] = Who.SeatHolder,
        ["View"] = Who.SeatHolder,
        ["SetPicture"] = Who.SeatHolder,
        ["AnswerView"] = Who.SeatHolder,
        ["Candidate"] = Who.SeatHolder,
        ["LeaveMedia"] = Who.SeatHolder,
    };

    public static AccessRow? Of(string method, string pattern) =>
        Routes.FirstOrDefault(row => (row.Method == method || row.Method == "*" || (method == "HEAD" && row.Method == "GET")) && row.Pattern == pattern);
}

/// <param name="Method">HTTP method, or * for any.</param>
/// <param name="Pattern">As written where the route is mapped.</param>
internal sealed record AccessRow(string Method, string Pattern, Who Who);
