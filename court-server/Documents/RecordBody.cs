using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Courtroom.Phones;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Transcripts;

namespace Arbitration.Court.Documents;

/// <summary>The body: headings by phase, what was said, and what happened to the hearing, in the order of the log.</summary>
internal static class RecordBody
{
    public static IReadOnlyList<RecordEntry> Of(HearingRoster roster, IReadOnlyList<TranscriptLine> lines, IReadOnlyList<LoggedEvent> events)
    {
        var bySeq = lines.ToDictionary(line => line.Seq);
        var entries = new List<RecordEntry>();
        var headings = 0;
        HearingPhase? headed = null;
        void Head(HearingPhase phase)
        {
            if (headed == phase) return;
            headed = phase;
            entries.Add(new RecordEntry("phase", "", null, "", $"{ChineseText.Number(++headings)}、{PhaseNames.Chinese(phase)}"));
        }

        foreach (var happened in events)
        {
            if (bySeq.TryGetValue(happened.Seq, out var line))
            {
                Head(line.Phase);
                entries.Add(Line(roster, line));
                continue;
            }
            if (happened.Event is PhaseChanged { To: not HearingPhase.Waiting } changed) Head(changed.To);
            if (Note(roster, happened) is { } note) entries.Add(new RecordEntry("note", At(happened.Wall), Offset(happened.HearingUs), "", note));
        }
        return entries;
    }

    private static RecordEntry Line(HearingRoster roster, TranscriptLine line)
    {
        if (line.Source == TranscriptLine.CrossExamination) return Examination(line);
        var seat = roster.Seats.FirstOrDefault(s => s.Seat.Value == line.Speaker);
        var speaker = seat is null ? line.SpeakerName : $"{RecordWords.Label(seat, roster)} {seat.Name}";
        return new RecordEntry("line", At(line.Wall), Offset(line.HearingUs), string.IsNullOrWhiteSpace(speaker) ? "记录" : speaker, line.Text);
    }

    private static RecordEntry Examination(TranscriptLine line)
    {
        var answers = line.Text.Split('\n');
        return new RecordEntry("examination", At(line.Wall), Offset(line.HearingUs), answers[0], string.Join('\n', answers.Skip(1)));
    }

    private static string? Note(HearingRoster roster, LoggedEvent happened) => happened.Event switch
    {
        PhaseChanged { Reason: { } reason } => $"理由：{reason}",
        SittingContinues from => $"第{ChineseText.Number(from.Sitting)}次庭审于{PhaseNames.Chinese(from.At)}阶段延期，本次庭审可由该阶段继续。",
        OverlayChanged { Overlay: HearingOverlay.Interruption } o => (o.On ? "技术中断" : "技术中断结束") + Because(o.Reason),
        OverlayChanged { Overlay: HearingOverlay.InPerson } o => (o.On ? "转为现场开庭" : "恢复在线开庭") + Because(o.Reason),
        TrialMade trial => RecordWords.Trial(trial.Trial),
        OpenedUntried opened => $"未经试录合格即开庭{Because(opened.Reason)}",
        SeatPlaced placed => $"{Name(roster, placed.Seat)}{(placed.InRoom ? "到现场参加庭审" : "改为在线参加庭审")}",
        OverlayChanged o => (o.On ? "转为不公开审理" : "恢复公开审理") + Because(o.Reason),
        GapDeclared gap => RecordWords.Gap(gap.Gap.FromUs, gap.Gap.ToUs, gap.Gap.Cause),
        RecusalAnswered answer => $"{Name(roster, answer.Seat)}：{(answer.Answer == "none" ? "不申请回避" : "申请回避" + Because(answer.Reason))}",
        InterpretingChanged interpreting => interpreting.Aside ? "开始同声传译" : "结束同声传译",
        ListeningChanged listening => $"{Name(roster, listening.Seat)}改听{(listening.Interpreted ? "翻译声道" : "现场原声")}",
        PhoneTookOver phone => $"{Name(roster, phone.Seat)}的{PhoneWords(phone.Media)}改由其手机传送",
        PhoneGaveBack phone => $"{Name(roster, phone.Seat)}恢复使用原设备",
        PrivateRoomOpened room => $"{RoomWords(room.Kind)}开始。期间不录音、不录像，内容不记入笔录",
        PrivateRoomEnded room => $"{RoomWords(room.Kind)}结束",
        RecusalDecided decided => $"回避申请{(decided.Granted ? "准许" : "驳回")}{Because(decided.Reason)}",
        _ => null,
    };

    private static string PhoneWords(PhoneMedia media) => media switch { PhoneMedia.Microphone => "声音", PhoneMedia.Camera => "图像", _ => "声音和图像" };

    private static string RoomWords(PrivateRoomKind kind) => kind switch
    {
        PrivateRoomKind.Deliberation => "仲裁庭合议",
        PrivateRoomKind.WithClaimant => "仲裁庭单独与申请人一方谈话",
        PrivateRoomKind.WithRespondent => "仲裁庭单独与被申请人一方谈话",
        PrivateRoomKind.ClaimantAlone => "申请人一方私下商议",
        _ => "被申请人一方私下商议",
    };

    private static string Because(string? reason) => string.IsNullOrWhiteSpace(reason) ? "" : $"，理由：{reason}";

    private static string Name(HearingRoster roster, string seat) =>
        roster.Seats.FirstOrDefault(s => s.Seat.Value == seat) is { } found ? $"{RecordWords.Label(found, roster)} {found.Name}" : seat;

    private static string At(string wall) => ChineseText.Clock(Wall.Read(wall));

    private static string? Offset(long? us) => us is { } at ? ChineseText.Offset(at) : null;
}
