using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Arbitration.Court.Cases;
using Arbitration.Court.Tests.Courtroom;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Evidence;

/// <summary>From filing to the table of opinions, on the real server: late evidence waits for its decision, and what was not said is said to be open.</summary>
public sealed partial class CrossExaminationSheetTests
{
    [Fact]
    public async Task Opinions_reach_the_other_pages_the_transcript_the_record_and_the_table()
    {
        await using var court = await LiveCourt.StartAsync();
        var (claimant, office, bench) = (await FilingTests.PartyAsync(court, Role.Claimant), await FilingTests.StaffAsync(court, "clerk"), await FilingTests.StaffAsync(court, "arbitrator"));
        var (wages, roll) = (await ExhibitAsync(claimant, "工资条.txt"), await ExhibitAsync(claimant, "考勤表.txt"));
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        await AddedPeopleTests.OpenAsync(clerk, presiding);
        await using var respondent = await court.PartyAsync(Role.Respondent);
        // A second device of the claimant would end the first.
        await using var party = await court.PartyAsync(Role.Representative);
        Assert.Equal("evidence.unknown", await respondent.RefusedAsync("GiveOpinion", "o0", wages, null, null, true, null));
        Assert.Equal("examination.not-exchanged", await clerk.RefusedAsync("GiveOpinion", "o1", wages, "Respondent", null, true, null));
        await office.PostAsync("exchange", new { });
        var late = await ExhibitAsync(claimant, "录音说明.txt");
        await office.PostAsync("exchange", new { });
        Assert.Equal("examination.late-undecided", await clerk.RefusedAsync("GiveOpinion", "o2", late, "Respondent", null, true, null));
        Assert.Equal("examination.late-undecided", await presiding.RefusedAsync("DecideExhibit", "o3", late, true, null));
        await bench.PostAsync($"exhibits/{late}/late", new { admitted = false, reason = "无正当理由" });
        Assert.Equal("examination.late-rejected", await clerk.RefusedAsync("CompareOriginal", "o4", late, "Same"));

        await clerk.AskAsync("GiveOpinion", "o5", wages, "Respondent", null, true, null);
        await respondent.AskAsync("GiveOpinion", "o6", wages, null, "Relevance", false, "与请求无关");
        await presiding.AskAsync("DecideExhibit", "o7", wages, false, "缺少签名");
        var given = await party.EventAsync("OpinionGiven", e => e.GetProperty("reason").GetString() == "与请求无关");
        Assert.Equal(("Respondent", "申1"), (given.GetProperty("party").GetString(), given.GetProperty("exhibit").GetProperty("label").GetString()));
        await party.EventAsync("ExhibitDecided");
        await using var again = await court.StaffAsync("arbitrator", takeOver: true);
        var seen = Assert.Single(again.Snapshot.GetProperty("examinations").EnumerateArray());
        Assert.Equal("缺少签名", seen.GetProperty("decision").GetProperty("reason").GetString());

        var transcript = await claimant.Browser.GetStringAsync($"/api/hearings/{court.Hearing}/transcript.json");
        Assert.Contains("\"source\":\"cross-examination\"", transcript, StringComparison.Ordinal);
        Assert.Contains("被申请人：真实性认可；合法性认可；关联性不认可（与请求无关）", transcript, StringComparison.Ordinal);
        Assert.Contains("质证　申1《工资条》\n被申请人：", await claimant.Browser.GetStringAsync($"/api/hearings/{court.Hearing}/transcript.vtt"), StringComparison.Ordinal);

        var sheet = await PdfTextAsync(await claimant.Browser.GetByteArrayAsync($"/api/hearings/{court.Hearing}/cross-examination.pdf"));
        Assert.Contains("尚有1项质证意见未发表或不完整", sheet, StringComparison.Ordinal);
        Assert.Contains("申1工资条", sheet, StringComparison.Ordinal);
        Assert.Contains("不予采信，理由：缺少签名", sheet, StringComparison.Ordinal);
        Assert.Contains("未发表意见", sheet[sheet.IndexOf("申2考勤表", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("逾期提交，不予采用：无正当理由", sheet, StringComparison.Ordinal);
        Assert.Contains("未与原件核对", sheet, StringComparison.Ordinal);
        var record = WebUtility.HtmlDecode(await office.Browser.GetStringAsync($"/api/hearings/{court.Hearing}/record.html"));
        Assert.Contains("质证　申1《工资条》", record, StringComparison.Ordinal);
        Assert.True(record.IndexOf("庭审调查", StringComparison.Ordinal) < record.IndexOf("质证　申1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_no_list_or_was_not_let_in_has_no_table_either()
    {
        await using var court = await LiveCourt.StartAsync();
        var filer = await FilingTests.PartyAsync(court, Role.Claimant);
        var at = court.Case with { Roster = await AddedPeopleTests.WithAsync(court, Role.Observer, null, "旁听一") };
        using var observer = new HttpClient(new HttpClientHandler { CookieContainer = await HubSeat.JoinAsync(court.Address, CourtroomCase.Token(await at.LinkAsync(at.Seat(Role.Observer)))) }) { BaseAddress = court.Address };
        var address = $"/api/hearings/{court.Hearing}/cross-examination.pdf";
        Assert.Equal(HttpStatusCode.NotFound, (await observer.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await filer.Browser.GetAsync(address)).StatusCode);
        await using var clerk = await court.StaffAsync("clerk");
        await clerk.StepAsync("OpenLobby");
        await clerk.AskAsync("HoldDoor", "h1", true);
        var waiting = await court.JoinAsync(court.Case.Seat(Role.Respondent));
        await using var page = await HubSeat.EnterAsync(court.Address, waiting, court.Hearing);
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = waiting }) { BaseAddress = court.Address };
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_next_sitting_knows_what_the_one_before_it_heard()
    {
        await using var court = await LiveCourt.StartAsync();
        var (claimant, office) = (await FilingTests.PartyAsync(court, Role.Claimant), await FilingTests.StaffAsync(court, "clerk"));
        var wages = await ExhibitAsync(claimant, "工资条.txt");
        await office.PostAsync("exchange", new { });
        await using (var clerk = await court.StaffAsync("clerk"))
        await using (var presiding = await court.StaffAsync("arbitrator"))
        {
            await AddedPeopleTests.OpenAsync(clerk, presiding);
            await clerk.AskAsync("GiveOpinion", "o1", wages, "Respondent", null, false, "系复印件");
            await presiding.StepAsync("Adjourn", "补充证据");
            await presiding.EventAsync("PhaseChanged", e => e.GetProperty("to").GetString() == "Adjourned");
        }
        await court.NextSittingAsync();
        await using var next = await court.StaffAsync("clerk");
        Assert.Empty(next.Snapshot.GetProperty("examinations").EnumerateArray());
        var before = Assert.Single(next.Snapshot.GetProperty("examinedBefore").EnumerateArray());
        Assert.Equal("系复印件", before.GetProperty("opinions")[0].GetProperty("legality").GetProperty("reason").GetString());
        var sheet = await PdfTextAsync(await (await FilingTests.StaffAsync(court, "clerk")).Browser.GetByteArrayAsync($"/api/hearings/{court.Hearing}/cross-examination.pdf"));
        Assert.Contains("系复印件", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("尚有", sheet, StringComparison.Ordinal);
    }

    private static async Task<string> ExhibitAsync(Filer filer, string name)
    {
        var exhibit = await filer.FileAsync(name, Encoding.UTF8.GetBytes(name));
        await filer.PressedAsync(exhibit);
        return exhibit;
    }

    private static async Task<string> PdfTextAsync(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, pdf);
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", path, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            return WhiteSpace().Replace(text, "");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
