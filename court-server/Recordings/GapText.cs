namespace Arbitration.Court.Recordings;

/// <summary>Causes of gaps in the words of the record and of the slates. A cause that is not listed is shown as it is.</summary>
internal static class GapText
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        [GapCauses.Undeclared] = "录制中断（原因未申报）",
        ["node-restarted"] = "录制中断：媒体服务重启",
        ["node-away"] = "录制中断：媒体服务失去联系",
        ["recorder-failed"] = "录制中断：录制程序故障",
        ["gateway"] = "录制中断：音视频网关重启",
        ["disk-full"] = "录制中断：磁盘空间不足",
        ["both-down"] = "录制中断：媒体服务与庭审服务同时中断",
    };

    public static string Chinese(string cause) => Known.GetValueOrDefault(cause) ?? $"录制中断：{cause}";
}
