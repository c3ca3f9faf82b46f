namespace Arbitration.Court.Tests.Isolation;

/// <summary>Text that nobody has to plant: it does not get in, which the suite tries; or it is no text of a person.</summary>
internal static class Exempt
{
    /// <summary>Answered with a refusal when it is not one of the things that there are.</summary>
    public static readonly string[] IsRefused =
    [
        "Enter.hearingId", "MuteSeat.seat", "StopCamera.seat", "AskToSpeak.seat", "AdmitSeat.seat", "CheckIdentity.seat", "CheckIdentity.sha256", "PlaceSeat.seat", "ChooseRoomDevice.seat",
        "ScreenSeats.seat", "ScreenSeats.other", "DisciplineSeat.seat", "ReadmitSeat.seat", "NotePerson.seat", "ChooseScene.choice.Featured", "ChooseScene.choice.Beside", "ChooseScene.choice.Speaker",
        "AnswerRecusal.answer", "GiveOpinion.exhibit", "CompareOriginal.exhibit", "ReplyToOpinions.exhibit", "DecideExhibit.exhibit", "ShowPage.exhibit", "ShowPage.file", "ShowBeside.exhibit", "ShowBeside.file", "ShowClip.exhibit", "ShowClip.file", "GivePointer.seat", "CommitLine.line.Speaker", "EditLine.line", "ReportLink.report.Microphone", "ReportLink.report.Camera", "Ticket.purpose", "Ticket.source",
        "Publish.ticket", "Publish.session", "View.ticket", "AnswerView.ticket", "AnswerView.session", "SetPicture.session", "Candidate.session", "LeaveMedia.session",
        "WallTicket.source", "WallView.ticket", "WallAnswer.ticket", "WallAnswer.session", "WallCandidate.session", "WallLeave.session",
    ];

    public static readonly Dictionary<string, string> OfRoutes = new()
    {
        ["POST /api/session.UserName"] = "a login; names of staff are no secret among staff",
        ["POST /api/cases.Participants.Side"] = "claimant or respondent, else refused",
        ["POST /api/cases.Participants.Kind"] = "party or representative, else refused",
        ["POST /api/cases/{caseId}/people.Side"] = "claimant or respondent, else refused",
        ["POST /api/cases/{caseId}/hearings.PresidingUserName"] = "a login, else refused",
        ["POST /api/cases/{caseId}/hearings.ClerkUserName"] = "a login, else refused",
        ["POST /api/cases/{caseId}/hearings.ArbitratorUserNames"] = "logins, else refused",
        ["POST /api/join/identity.Code"] = "the code of the link, else refused; it is planted where the link is opened",
        ["GET /api/hearings/{id}/programme.jpg.Scene"] = "a scene for one still picture, kept nowhere",
        ["GET /api/hearings/{id}/programme.jpg.Featured"] = "the same",
        ["GET /api/hearings/{id}/programme.jpg.Beside"] = "the same",
        ["GET /api/hearings/{id}/programme.jpg.Speaker"] = "the same",
        ["POST /api/hearings/{id}/evidence/uploads/{uploadId}/finish.Sha256"] = "compared with what arrived, kept nowhere",
        ["POST /api/hearings/{id}/wall-screens.Code"] = "six digits that a screen shows, else refused",
        ["POST /api/hearings/{id}/wall-screens.Screen"] = "a screen that the same person connected before, else refused",
        ["POST /api/phone/look.Invitation"] = "signed by the server, else refused",
        ["POST /api/phone/begin.Invitation"] = "the same",
        ["POST /api/phone/state.Pass"] = "the same",
        ["POST /api/phone/end.Pass"] = "the same",
        ["POST /api/phone/ticket.Pass"] = "the same",
        ["POST /api/phone/publish.Pass"] = "the same",
        ["POST /api/phone/publish.Ticket"] = "the same",
        ["POST /api/phone/publish.Session"] = "the same",
        ["POST /api/phone/publish.Sdp"] = "passed on to the node alone, as a page's offer is",
        ["POST /api/phone/candidate.Pass"] = "signed by the server, else refused",
        ["POST /api/phone/candidate.Session"] = "the same",
        ["POST /api/phone/candidate.Candidate"] = "passed on to the node alone, as a page's candidate is",
        ["POST /api/phone/candidate.Mid"] = "the same",
        ["POST /api/phone/leave.Pass"] = "signed by the server, else refused",
        ["POST /api/phone/leave.Session"] = "the same",
        ["GET /api/hearings/{id}/record.pdf.variant"] = "pdfa or nothing, else refused",
    };
}
