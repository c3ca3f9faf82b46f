using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Recordings;

namespace Arbitration.Court.Documents;

/// <summary>The fixed words of the record.</summary>
internal static class RecordWords
{
    public static string Label(RosterSeat seat, HearingRoster roster) => seat.Role switch
    {
        // With one arbitrator there is nobody to preside over (LAW 31).
        Role.Presiding when roster.Seats.All(s => s.Role != Role.Arbitrator) => "仲裁员",
        Role.Representative => seat.Side == Side.Claimant ? "申请人代理人" : "被申请人代理人",
        _ => RoleLabel.Of(seat.Role),
    };

    public static string Gap(long fromUs, long toUs, string cause) =>
        $"{GapText.Chinese(cause)}，自 {ChineseText.Offset(fromUs)} 至 {ChineseText.Offset(toUs)}，共{ChineseText.Length(toUs - fromUs)}";

    public static string Trial(Trial trial) => trial.Passed
        ? $"开庭前试录5秒并回放：画面{trial.Pictures}帧（应有{trial.ExpectedPictures}帧），声音最高{trial.LoudestDbfs:0}分贝，{trial.DurableMs}毫秒内写入存储，合格"
        : $"开庭前试录5秒，不合格：{string.Join('、', trial.Problems.Select(Problem))}";

    private static string Problem(string code) => code switch
    {
        "no-picture" => "没有任何人的画面",
        "no-sound" => "没有声音",
        "pictures-missing" => "录制画面缺帧",
        "slow-disk" => "写入存储过慢",
        _ => "录制文件不能回放",
    };

    public static IReadOnlyList<RecordingFact> Recording(IReadOnlyList<LoggedEvent> events, IReadOnlyList<RecordingGap> gaps, long durationUs)
    {
        var facts = new List<RecordingFact>();
        var changes = events.Where(e => e.Event is RecordingChanged).ToList();
        if (changes.Find(e => e.Event is RecordingChanged { Recording: RecordingState.Running }) is { } begun)
            facts.Add(new RecordingFact("开始录制", ChineseText.DateAndClock(Wall.Read(begun.Wall)), "画面与声音合成录制，含案号与时间"));
        facts.AddRange(gaps.Select(g => new RecordingFact("录制中断", $"{ChineseText.Offset(g.FromUs)} 至 {ChineseText.Offset(g.ToUs)}",
            $"{GapText.Chinese(g.Cause)}，共{ChineseText.Length(g.ToUs - g.FromUs)}")));
        if (changes.Find(e => e.Event is RecordingChanged { Recording: RecordingState.Ended }) is { } ended)
            facts.Add(new RecordingFact("结束录制", ChineseText.DateAndClock(Wall.Read(ended.Wall)), $"全长{ChineseText.Length(durationUs)}，中断{gaps.Count}次"));
        return facts.Count > 0 ? facts : [new RecordingFact("未录制", "——", "")];
    }
}
