using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Arbitration.Testing;

/// <summary>The course of a plain hearing from the lobby to the close, and its files fetched afterwards.</summary>
public static class FirstHearing
{
    private static readonly string[] Words =
    [
        "现在宣布开庭，核对当事人身份。", "申请人请求支付2026年3月至5月工资差额18600元。", "被申请人对劳动关系的存在无异议。",
        "被申请人辩称已按计件标准足额支付。", "仲裁庭归纳争议焦点为工资标准的认定。", "申请人提交站点排班截图作为证据1。",
    ];

    /// <summary>Holds the hearing for about <paramref name="length"/> of recording; <paramref name="midway"/> runs in the investigation.</summary>
    public static async Task<HearingOutcome> HoldAsync(Courtroom room, TimeSpan length, string folder, Func<Task>? midway = null)
    {
        await room.StepAsync(room.Clerk, "OpenLobby", "Waiting");
        await room.StepAsync(room.Clerk, "BeginCheckIn", "CheckIn");
        await room.EverybodySeesEverybodyAsync(TimeSpan.FromSeconds(20));
        var firstFrames = new Dictionary<string, double>();
        foreach (var person in room.Everybody) firstFrames[person.Name] = await Courtroom.FirstFrameMsAsync(person) ?? double.NaN;

        await Courtroom.TryAsync(room.Clerk);
        var opened = await room.StepAsync(room.Presiding, "OpenHearing", "Opening");
        await room.TypeAsync(Words[0]);
        await room.StepAsync(room.Presiding, "TellRights", "RightsAndRecusal");
        foreach (var party in (Person[])[room.Claimant, room.Respondent]) await party.Find("recusal-none").ClickAsync();
        await room.StepAsync(room.Presiding, "BeginInvestigation", "Investigation");
        foreach (var words in Words[1..5]) await room.TypeAsync(words);
        if (midway is not null) await midway();
        await room.StepAsync(room.Presiding, "BeginDebate", "Debate");
        await room.TypeAsync(Words[5]);
        await room.StepAsync(room.Presiding, "AskFinalStatements", "FinalStatements");
        if (length - Stopwatch.GetElapsedTime(opened.Clicked) is { Ticks: > 0 } left) await Task.Delay(left, TimeProvider.System);
        var closed = await room.StepAsync(room.Presiding, "Close", "Closed");
        return await FetchAsync(room, folder, Stopwatch.GetElapsedTime(opened.Clicked, closed.Clicked), Stopwatch.GetElapsedTime(opened.Clicked, closed.Shown), firstFrames);
    }

    private static async Task<HearingOutcome> FetchAsync(Courtroom room, string folder, TimeSpan atLeast, TimeSpan atMost, Dictionary<string, double> firstFrames)
    {
        await using var files = await ExportedHearing.WaitAsync(room.System, room.Hearing, folder);
        var recording = files.Recording;
        return new HearingOutcome
        {
            Mp4 = await files.SaveAsync("/recording/hearing.mp4", "hearing.mp4"),
            Transcript = await files.SaveAsync("/transcript.json", "transcript.json"),
            WebVtt = await files.SaveAsync("/transcript.vtt", "transcript.vtt"),
            Pdf = await files.SaveAsync("/record.pdf", "record.pdf"),
            PdfA = await files.SaveAsync("/record.pdf?variant=pdfa", "record-pdfa.pdf"),
            AtLeast = atLeast,
            AtMost = atMost,
            DurationUs = recording.GetProperty("durationUs").GetInt64(),
            Gaps = [.. recording.GetProperty("gaps").EnumerateArray().Select(gap => (gap.GetProperty("fromUs").GetInt64(), gap.GetProperty("toUs").GetInt64(), gap.GetProperty("cause").GetString()!))],
            Tracks =
            [
                .. from track in recording.GetProperty("tracks").EnumerateArray()
                   let gaps = track.GetProperty("gaps").EnumerateArray().ToList()
                   select (track.GetProperty("name").GetString()!, track.GetProperty("recordedUs").GetInt64(),
                       gaps.Sum(gap => gap.GetProperty("toUs").GetInt64() - gap.GetProperty("fromUs").GetInt64()), gaps.All(gap => gap.GetProperty("cause").GetString()!.Length > 0)),
            ],
            Typed = [.. room.Typed],
            FirstFrameMs = firstFrames,
            CaseNumber = (await files.HearingAsync()).GetProperty("caseNumber").GetString()!,
        };
    }

    /// <summary>Cue starts in µs with their text, as a player reads them.</summary>
    public static IReadOnlyList<(long StartUs, string Text)> Cues(string webVtt) =>
    [
        .. from block in webVtt.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
           let lines = block.Split('\n')
           let timing = Array.FindIndex(lines, line => line.Contains("-->", StringComparison.Ordinal))
           where timing >= 0
           select (Time(lines[timing].Split(" --> ")[0]), string.Join('\n', lines[(timing + 1)..])),
    ];

    private static long Time(string text)
    {
        var parts = text.Trim().Split(':').Select(part => double.Parse(part, CultureInfo.InvariantCulture));
        return (long)(parts.Aggregate(0d, (sum, part) => (sum * 60) + part) * 1_000_000);
    }
}
