using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Documents;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>A document is shown with the code, looked at by the staff of the case alone, and decided upon by one of them.</summary>
public sealed class IdentityTests
{
    // No camera's picture: whatever stands between the two marks is not looked at by the server.
    private static byte[] Picture(byte planted) => [0xFF, 0xD8, 0xFF, .. Enumerable.Repeat(planted, 4000), 0xFF, 0xD9];

    [Fact]
    public async Task A_shown_document_is_filed_checked_and_named_in_the_record_and_its_picture_is_nowhere_else()
    {
        await using var court = await LiveCourt.StartAsync();
        var seat = court.Case.Seat(Role.Claimant);
        var link = await court.Case.LinkAsync(seat);
        var cookies = await HubSeat.JoinAsync(court.Address, CourtroomCase.Token(link));
        using var phone = Browser(court, cookies);
        await using var clerk = await court.StaffAsync("clerk");
        await clerk.StepAsync("OpenLobby");
        await clerk.AskAsync("HoldDoor", "d1", true);
        await using var claimant = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing);
        await using var respondent = await court.PartyAsync(Role.Respondent);

        var picture = Picture((byte)'Z');
        Assert.Equal("link.code-needed", await CodeAsync(await ShowAsync(phone, court, "", picture)));
        Assert.Equal("link.code-wrong", await CodeAsync(await ShowAsync(phone, court, "000000", picture)));
        Assert.Equal(HttpStatusCode.NoContent, (await ShowAsync(phone, court, link.Code, picture)).StatusCode);
        var shown = await clerk.EventAsync("IdentityShown");
        var hash = Convert.ToHexStringLower(SHA256.HashData(picture));
        Assert.Equal(hash, shown.GetProperty("sha256").GetString());

        using var desk = Browser(court, await HubSeat.SignInAsync(court.Address, "clerk"));
        var read = await desk.GetAsync($"/api/hearings/{court.Hearing}/identity/{seat}");
        Assert.Equal(picture, await read.Content.ReadAsByteArrayAsync());
        Assert.True(read.Headers.CacheControl!.NoStore);
        Assert.Equal("image/jpeg", read.Content.Headers.ContentType!.MediaType);
        // Neither the person's own device nor anybody else's gets it back.
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.GetAsync($"/api/hearings/{court.Hearing}/identity/{seat}")).StatusCode);

        Assert.Equal("floor.not-yours", await claimant.RefusedAsync("CheckIdentity", "c0", seat.Value, true, null, hash));
        Assert.Equal("identity.note-needed", await clerk.RefusedAsync("CheckIdentity", "c1", seat.Value, false, " ", hash));
        Assert.Equal("identity.shown-anew", await clerk.RefusedAsync("CheckIdentity", "c2", seat.Value, true, null, new string('0', 64)));
        await clerk.AskAsync("CheckIdentity", "c3", seat.Value, true, null, hash);
        await clerk.AskAsync("AdmitSeat", "a1", seat.Value, null);
        await claimant.EventAsync("SeatAdmitted");
        Assert.Equal("identity.checked-already", await CodeAsync(await ShowAsync(phone, court, link.Code, Picture(1))));

        Assert.DoesNotContain("Identity", respondent.EverythingReceived.Replace("\"identity\":null", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var record = await court.Court.Get<RecordComposer>().ComposeAsync(court.Case.Hearing, default);
        Assert.Contains("身份已核对（书记员", record.Content.People.First(person => person.Label == "申请人").Identity, StringComparison.Ordinal);
        Assert.Equal("身份未在线核对", record.Content.People.First(person => person.Label == "被申请人").Identity);
        // The bytes lie in the one file, and in no log and no database.
        var planted = new string('Z', 300);
        var files = Directory.GetFiles(court.Court.Data, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".sock", StringComparison.Ordinal) && Holds(file, planted)).ToList();
        Assert.Contains("/identity/", Assert.Single(files), StringComparison.Ordinal);
        Assert.True((await court.Court.Get<HearingLog>().VerifyAsync(court.Case.Hearing, default)).Holds);
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("")]
    [InlineData("R0lGODlhAQABAAAAACw=")]
    public async Task What_is_no_picture_is_refused(string text)
    {
        using var court = new CourtServer();
        var at = await court.CaseAsync();
        var link = await at.LinkAsync(at.Seat(Role.Claimant));
        var phone = court.Browser();
        await CourtroomCase.JoinAsync(phone, link);
        await phone.PostAsJsonAsync("/api/join/consent", new { hearingId = at.Hearing.Value, consent = true, discipline = true });
        var answer = await phone.PostAsJsonAsync("/api/join/identity", new { hearingId = at.Hearing.Value, code = link.Code, picture = text });
        Assert.Equal((HttpStatusCode.BadRequest, "identity.no-picture"), (answer.StatusCode, await CourtServer.CodeAsync(answer)));
        var large = await phone.PostAsJsonAsync("/api/join/identity", new { hearingId = at.Hearing.Value, code = link.Code, picture = Convert.ToBase64String(new byte[1_600_000]) });
        Assert.Equal("identity.no-picture", await CourtServer.CodeAsync(large));
    }

    private static Task<HttpResponseMessage> ShowAsync(HttpClient phone, LiveCourt court, string code, byte[] picture) =>
        phone.PostAsJsonAsync("/api/join/identity", new { hearingId = court.Hearing, code, picture = Convert.ToBase64String(picture) });

    private static HttpClient Browser(LiveCourt court, CookieContainer cookies)
    {
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = court.Address };
        browser.DefaultRequestHeaders.Add("X-Court", "1");
        return browser;
    }

    private static Task<string?> CodeAsync(HttpResponseMessage answer) => CourtServer.CodeAsync(answer);

    private static bool Holds(string path, string planted)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        var text = reader.ReadToEnd();
        return text.Contains(planted, StringComparison.Ordinal) || text.Contains(Convert.ToBase64String(Encoding.Latin1.GetBytes(planted)), StringComparison.Ordinal);
    }
}
