using System.Globalization;
using Arbitration.Court.Documents;

namespace Arbitration.Court.Tests.Documents;

/// <summary>A record as a real hearing gives it, of as many lines as wanted. All names are invented.</summary>
internal static class SampleRecord
{
    private static readonly string[] Phases = ["核对到庭", "宣布开庭", "告知权利、询问回避", "庭审调查", "辩论", "最后意见"];

    private static readonly (string Speaker, string Text)[] Said =
    [
        ("仲裁员 沈维钧", "申请人，请陈述你的仲裁请求以及所依据的事实和理由。"),
        ("申请人 罗启航", "请求确认2025年3月1日至2026年1月15日期间与被申请人存在劳动关系；请求支付2025年12月工资6,840元；请求支付解除劳动关系经济补偿8,200元。本人每天按平台排班上线，迟到、拒单均被扣款，站长在微信群里点名考勤，不上线须提前一天请假并经站长批准。"),
        ("仲裁员 沈维钧", "被申请人答辩。"),
        ("被申请人代理人 邵景明", "不同意申请人的全部请求。双方签订的是《配送合作协议》，申请人自行决定是否接单，报酬按单结算，双方之间不存在人身从属性和经济从属性。"),
        ("申请人代理人 温若竹", "对该协议的真实性无异议，对证明目的不予认可。协议由被申请人单方提供，排班、考勤、罚款、统一着装均由被申请人决定，符合支配性劳动管理的特征。"),
        ("书记员 周晓岚", "请双方核对证据目录。"),
    ];

    public static RecordContent Of(int lines) => new()
    {
        Commission = "沪江市劳动人事争议仲裁委员会", CaseNumber = "沪劳人仲(2026)办字第0017号", Cause = "确认劳动关系、追索劳动报酬争议", Sitting = 1, IsDraft = true,
        OpenedAt = "2026年3月18日 09时02分11秒", ClosedAt = "2026年3月18日 11时20分40秒",
        Tribunal = [new("仲裁员", "沈维钧", ""), new("书记员", "周晓岚", "")],
        People =
        [
            new("申请人", "罗启航", "09:00:12 在线到庭"), new("申请人代理人", "温若竹", "08:58:40 在线到庭"),
            new("被申请人", "沪江飞燕即时配送有限公司", "未到庭"), new("被申请人代理人", "邵景明", "09:01:03 在线到庭；10:12:30 离开，10:12:51 返回"),
        ],
        Signers = [new("仲裁员", "沈维钧", ""), new("书记员", "周晓岚", ""), new("申请人", "罗启航", ""), new("申请人代理人", "温若竹", ""), new("被申请人代理人", "邵景明", "")],
        Entries = [.. Entries(lines)],
        Recording =
        [
            new("开始录制", "2026年3月18日 09时02分08秒", ""), new("录制中断", "0:33:20 至 0:33:27", "录制中断：媒体服务重启，共7.2秒"),
            new("结束录制", "2026年3月18日 11时20分41秒", "全长 2小时18分33.0秒"),
        ],
        LineCount = lines, TranscriptHash = new string('a', 60) + "1234", LogSeq = 512, LogHash = new string('b', 64), ManifestRow = 4160, ManifestHash = new string('c', 64),
    };

    private static IEnumerable<RecordEntry> Entries(int lines)
    {
        var at = new TimeSpan(9, 2, 11);
        for (var i = 0; i < lines; i++)
        {
            var perPhase = Math.Max(1, lines / Phases.Length);
            if (i % perPhase == 0 && i / perPhase < Phases.Length)
                yield return new RecordEntry("phase", "", null, "", $"{ChineseText.Number((i / perPhase) + 1)}、{Phases[i / perPhase]}");
            if (i == lines / 2) yield return new RecordEntry("note", at.ToString("c", CultureInfo.InvariantCulture), "0:33:20", "", "录制中断：媒体服务重启，自 0:33:20 至 0:33:27，共7.2秒");
            var (speaker, text) = Said[i % Said.Length];
            at += TimeSpan.FromSeconds(27);
            yield return new RecordEntry("line", at.ToString("c", CultureInfo.InvariantCulture), ChineseText.Offset((long)(at - new TimeSpan(9, 2, 8)).TotalMicroseconds), speaker,
                i < Said.Length ? text : $"（之{i + 1}）{text}");
        }
    }
}
