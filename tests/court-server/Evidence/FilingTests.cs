using System.Net;
using System.Security.Cryptography;
using Arbitration.Court.Cases;
using Arbitration.Court.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Arbitration.Court.Tests.Evidence;

public sealed class FilingTests
{
    // One dot: a PNG (ISO/IEC 15948) that any reader takes.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task What_is_filed_is_kept_byte_for_byte_and_seen_as_pages()
    {
        await using var court = await LiveCourt.StartAsync();
        var (claimant, clerk) = (await PartyAsync(court, Role.Claimant), await StaffAsync(court, "clerk"));
        var exhibit = await claimant.FileAsync("工资条 2025年.png", Picture);
        var pressed = await claimant.PressedAsync(exhibit);
        var file = pressed.GetProperty("files")[0];
        Assert.True(file.GetProperty("state").GetString() == "Ready", $"{file}");
        Assert.Equal("申1", pressed.GetProperty("label").GetString());
        Assert.Equal("工资条 2025年", pressed.GetProperty("title").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Picture)), file.GetProperty("sha256").GetString());
        Assert.Equal(64, file.GetProperty("sm3").GetString()!.Length);
        var id = file.GetProperty("fileId").GetString()!;
        var original = await clerk.GetAsync(exhibit, id);
        Assert.Equal(Picture, await original.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", original.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("application/octet-stream", original.Content.Headers.ContentType?.MediaType);
        var page = await clerk.GetAsync(exhibit, id, "/pages/1");
        Assert.StartsWith("image/", page.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(exhibit, id, "/pages/2")).StatusCode);
        var trail = await court.Court.Get<Court.Audit.AuditTrail>().OfAsync(exhibit, default);
        Assert.Equal(["evidence.file", "evidence.download", "evidence.read"], trail.Select(entry => entry.What));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(court.Court.Data, "uploads")));
        var sheet = await claimant.Browser.GetAsync($"/api/hearings/{court.Hearing}/evidence.pdf");
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(await sheet.Content.ReadAsByteArrayAsync())[..5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_is_cut_at_twenty_points_goes_on_where_it_was_and_is_the_same_in_the_end()
    {
        await using var court = await LiveCourt.StartAsync();
        var claimant = await PartyAsync(court, Role.Claimant);
        var random = new Random(20261128);
        // Noise: it does not get smaller, and no byte of it can be lost unnoticed.
        var content = NoisePicture.Png(460, 440, random);
        var upload = await claimant.BeginAsync("考勤记录.png", content.Length);
        for (var cuts = 0; cuts < 20; cuts++)
        {
            var from = (int)await claimant.ReceivedAsync(upload);
            using var broken = new BrokenContent(content, from, random.Next(1, 30_000));
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => claimant.PutAsync(upload, broken, from, content.Length, content.Length));
        }

        // What was on its way when the line broke is there a moment later.
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        var received = await claimant.ReceivedAsync(upload);
        Assert.InRange(received, 1, content.Length - 1);
        Assert.Equal("evidence.upload-elsewhere", await CodeOfPutAsync(claimant, upload, content, (int)received + 1));
        Assert.Equal("evidence.upload-unfinished", await claimant.RefusedAsync($"uploads/{upload}/finish", new { }));
        await claimant.AppendAsync(upload, content, (int)received, content.Length);
        var exhibit = await claimant.FinishAsync(upload, Convert.ToHexStringLower(SHA256.HashData(content)));
        Assert.Equal(exhibit, await claimant.FinishAsync(upload));
        var file = (await claimant.PressedAsync(exhibit)).GetProperty("files")[0].GetProperty("fileId").GetString()!;
        Assert.Equal("申1", (await claimant.ExhibitAsync(exhibit)).GetProperty("label").GetString());
        Assert.Equal(content, await (await claimant.GetAsync(exhibit, file)).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Two_people_who_file_a_hundred_files_each_at_once_lose_none_and_their_numbers_have_no_hole()
    {
        await using var court = await LiveCourt.StartAsync();
        Filer[] people = [await PartyAsync(court, Role.Claimant), await PartyAsync(court, Role.Respondent)];
        await Task.WhenAll(people.SelectMany(person => Enumerable.Range(0, 100).Select(async n => await person.FileAsync($"第{n}件.png", Picture))));
        foreach (var (person, letter) in people.Zip(["申", "被"]))
        {
            var mine = (await person.ExhibitsAsync()).ToList();
            Assert.Equal(Enumerable.Range(1, 100).Select(n => $"{letter}{n}"), mine.Select(e => e.GetProperty("label").GetString()));
            Assert.Equal(Enumerable.Range(0, 100).Select(n => $"第{n}件").Order(StringComparer.Ordinal), mine.Select(e => e.GetProperty("title").GetString()).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task The_list_has_the_order_in_which_files_were_chosen_whichever_arrives_first()
    {
        await using var court = await LiveCourt.StartAsync();
        var claimant = await PartyAsync(court, Role.Claimant);
        var (chosenFirst, chosenSecond) = (await claimant.BeginAsync("劳动合同.png", Picture.Length), await claimant.BeginAsync("工资条.png", Picture.Length));
        foreach (var upload in new[] { chosenSecond, chosenFirst })
        {
            await claimant.AppendAsync(upload, Picture, 0, Picture.Length);
            await claimant.FinishAsync(upload);
        }

        Assert.Equal(["劳动合同", "工资条"], (await claimant.ExhibitsAsync()).Select(e => e.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_refused_with_its_reason_and_takes_no_number()
    {
        await using var court = await LiveCourt.StartAsync();
        var (claimant, respondent, clerk) = (await PartyAsync(court, Role.Claimant), await PartyAsync(court, Role.Respondent), await StaffAsync(court, "clerk"));
        var torn = await claimant.FileAsync("合同.pdf", "%PDF-1.7\nnothing of it"u8.ToArray());
        var good = await claimant.FileAsync("合同照片.png", Picture);
        var refused = (await claimant.PressedAsync(torn)).GetProperty("files")[0];
        Assert.Equal("Refused", refused.GetProperty("state").GetString());
        Assert.StartsWith("evidence.", refused.GetProperty("refusal").GetString(), StringComparison.Ordinal);
        Assert.Equal(64, refused.GetProperty("sha256").GetString()!.Length);
        Assert.Equal("申1", (await claimant.PressedAsync(good)).GetProperty("label").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(torn, refused.GetProperty("fileId").GetString()!)).StatusCode);
        Assert.Equal(1, (await clerk.PostAsync("exchange", new { party = "Claimant" })).GetProperty("exchanged").GetInt32());
        Assert.Equal(good, Assert.Single(await respondent.ExhibitsAsync()).GetProperty("exhibitId").GetString());
    }

    [Fact]
    public async Task What_was_being_opened_when_the_server_ended_is_opened_by_the_next()
    {
        await using var court = await LiveCourt.StartAsync();
        var claimant = await PartyAsync(court, Role.Claimant);
        var upload = await claimant.BeginAsync("工牌.png", Picture.Length);
        await claimant.AppendAsync(upload, Picture, 0, Picture.Length);
        var exhibit = await claimant.FinishAsync(upload);
        await claimant.PressedAsync(exhibit);
        // As the former process left it: begun, half of it stored.
        await court.Court.LeaveHalfPressedAsync(upload, Picture);
        var queue = court.Court.Get<Court.Evidence.Pressing.PressLoop>();
        await queue.StopAsync(default);
        await queue.StartAsync(default);
        Assert.Equal(1, (await claimant.PressedAsync(exhibit)).GetProperty("pages").GetInt32());
    }

    private static async Task<string?> CodeOfPutAsync(Filer filer, string upload, byte[] content, int from)
    {
        using var part = new ByteArrayContent(content, from, content.Length - from);
        return await CourtServer.CodeAsync(await filer.PutAsync(upload, part, from, content.Length, content.Length));
    }

    internal static async Task<Filer> PartyAsync(LiveCourt court, Role role, Side? side = null) => Of(court, await court.JoinAsync(court.Case.Seat(role, side)));

    internal static async Task<Filer> StaffAsync(LiveCourt court, string userName) => Of(court, await HubSeat.SignInAsync(court.Address, userName));

    internal static Filer Of(LiveCourt court, CookieContainer cookies)
    {
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies, MaxConnectionsPerServer = 8 }) { BaseAddress = court.Address };
        browser.DefaultRequestHeaders.Add("X-Court", "1");
        return new Filer(browser, court.Hearing);
    }

    /// <summary>A line that breaks after so many bytes.</summary>
    private sealed class BrokenContent(byte[] content, int from, int bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(content.AsMemory(from, Math.Min(bytes, content.Length - from)));
            await stream.FlushAsync();
            // What is still between the two when a line breaks is lost; what had arrived is not.
            await Task.Delay(TimeSpan.FromMilliseconds(150), TimeProvider.System);
            throw new IOException("the line broke");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = content.Length - from;
            return true;
        }
    }
}
