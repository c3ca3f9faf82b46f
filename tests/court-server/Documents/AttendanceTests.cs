using System.Diagnostics;
using Arbitration.Court.Documents;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Shared;
using Arbitration.Court.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arbitration.Court.Tests.Documents;

public sealed class AttendanceTests
{
    private static readonly DateTimeOffset Nine = new(2026, 12, 1, 1, 0, 0, TimeSpan.Zero);

    /// <param name="moves">In order: minute, + or -, and why somebody went.</param>
    /// <param name="expected">Each span's first and last minute, + or -, and why.</param>
    [Theory]
    [InlineData("", "0-60 - not-yet")]
    [InlineData("5 +", "0-5 - not-yet|5-60 +")]
    [InlineData("5 +|20 - connection-lost|22 +", "0-5 - not-yet|5-20 +|20-22 - connection-lost|22-60 +")]
    [InlineData("5 +|20 - page-closed", "0-5 - not-yet|5-20 +|20-60 - page-closed")]
    [InlineData("5 +|20 - removed|40 +", "0-5 - not-yet|5-20 +|20-40 - removed|40-60 +")]
    [InlineData("-10 +|20 - connection-lost|90 +", "0-20 +|20-60 - connection-lost")] // there before the sheet begins, back after it ends
    [InlineData("5 +|7 +|20 - connection-lost|21 - removed", "0-5 - not-yet|5-20 +|20-60 - connection-lost")]
    public void Comings_and_goings_make_one_line_without_holes(string moves, string expected)
    {
        var events = moves.Split('|', StringSplitOptions.RemoveEmptyEntries).Select((move, i) => Move(i + 1, move.Split(' '))).ToList();
        var spans = AttendanceSpans.Of("a1", events, Nine, Nine.AddMinutes(60));
        Assert.Equal(expected, string.Join('|', spans.Select(span => $"{Minute(span.From)}-{Minute(span.To)} {(span.IsHere ? "+" : "-")}{(span.Cause.Length > 0 ? $" {span.Cause}" : "")}")));
        Assert.Equal(60, spans.Sum(span => span.Length.TotalMinutes));
    }

    [Fact]
    public void Somebody_else_is_somebody_else() =>
        Assert.Single(AttendanceSpans.Of("b1", [Move(1, ["5", "+"])], Nine, Nine.AddMinutes(60)));

    [Fact]
    public async Task The_sheet_has_each_person_with_sums_and_rows_and_says_that_nothing_follows_from_it()
    {
        var folder = Directory.CreateTempSubdirectory("sheet-");
        try
        {
            var content = new AttendanceContent
            {
                Commission = "测试仲裁委员会", CaseNumber = "测劳人仲(2026)办字第0001号", Cause = "追索劳动报酬争议", Sitting = 1, From = "2026年12月1日 09时00分00秒", To = "2026年12月1日 10时00分00秒",
                IsRunning = false, LogSeq = 12, LogHash = new string('a', 64),
                People =
                [
                    new AttendancePerson("申请人", "甲一", "0:53:00", 1, "0:02:00", "0:02:00", "0:41:10",
                        [new AttendanceBar("0", "8.3", "not-yet"), new AttendanceBar("8.3", "25", "here"), new AttendanceBar("33.3", "3.3", "away"), new AttendanceBar("36.6", "63.4", "here")],
                        [new AttendanceRow("09:20:00", "09:22:00", "0:02:00", "0:12:00", "离线：网络连接中断")]),
                    new AttendancePerson("被申请人", "丙<有限>公司", "0:00:00", 0, "0:00:00", "0:00:00", "——", [], []),
                ],
            };
            var html = await new DocumentPage(new TemplateFolder(new CourtOptions { Data = folder.FullName })).WriteAsync(content, default);
            using var renderer = new PdfRenderer(new DocumentOptions(), TimeProvider.System, NullLogger<PdfRenderer>.Instance);
            var path = Path.Combine(folder.FullName, "sheet.pdf");
            await File.WriteAllBytesAsync(path, await renderer.RenderAsync(html, null, default));
            var text = string.Concat((await TextAsync(path)).Where(letter => !char.IsWhiteSpace(letter)));
            foreach (var said in (string[])["到庭连线情况表", "不产生任何法律后果", "申请人甲一", "0:53:00", "09:20:00", "离线：网络连接中断", "丙<有限>公司"])
                Assert.Contains(said, text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_page_that_is_closed_and_comes_back_is_on_the_sheet_which_only_staff_may_read()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await clerk.StepAsync("OpenLobby");
        var seat = court.Case.Seat(Arbitration.Court.Cases.Role.Claimant);
        var cookies = await court.JoinAsync(seat);
        await (await HubSeat.EnterAsync(court.Address, cookies, court.Hearing)).DisposeAsync();
        var left = await clerk.EventAsync("PersonLeft", e => e.GetProperty("seat").GetString() == seat.Value);
        Assert.Equal("page-closed", left.GetProperty("cause").GetString());
        await using var again = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing);
        await clerk.EventAsync("PersonEntered", e => e.GetProperty("seat").GetString() == seat.Value);

        using var staff = new HttpClient(new HttpClientHandler { CookieContainer = await HubSeat.SignInAsync(court.Address, "clerk") }) { BaseAddress = court.Address };
        var answer = await staff.GetAsync(new Uri($"/api/hearings/{court.Hearing}/attendance.pdf", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, await answer.Content.ReadAsByteArrayAsync());
        var text = string.Concat((await TextAsync(path)).Where(letter => !char.IsWhiteSpace(letter)));
        File.Delete(path);
        Assert.Contains("离线：页面被关闭或离开", text, StringComparison.Ordinal);
        Assert.Contains("庭审尚未结束", text, StringComparison.Ordinal);

        using var party = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = court.Address };
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await party.GetAsync(new Uri($"/api/hearings/{court.Hearing}/attendance.pdf", UriKind.Relative))).StatusCode);
    }

    private static LoggedEvent Move(int seq, string[] move) => new(
        seq, Wall.Text(Nine.AddMinutes(int.Parse(move[0], System.Globalization.CultureInfo.InvariantCulture))), null, null, null,
        move[1] == "+" ? new PersonEntered("a1") : new PersonLeft("a1", move[2]));

    private static int Minute(DateTimeOffset at) => (int)(at - Nine).TotalMinutes;

    private static async Task<string> TextAsync(string path)
    {
        using var tool = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", path, "-"]) { RedirectStandardOutput = true })!;
        var text = await tool.StandardOutput.ReadToEndAsync();
        await tool.WaitForExitAsync();
        return text;
    }
}
