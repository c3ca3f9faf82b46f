using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>A phone that takes over microphone or camera of somebody who is in the room.</summary>
public sealed class PhoneTests
{
    [Fact]
    public async Task A_phone_sends_the_one_source_of_its_seat_until_it_is_taken_back()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await using var claimant = await court.PartyAsync(Role.Claimant);
        await using var respondent = await court.PartyAsync(Role.Respondent);
        var seat = court.Case.Seat(Role.Claimant).Value;
        var token = await InviteAsync(claimant, "Microphone");
        using var phone = new Phone(court.Address);

        var invited = await phone.OkAsync("/look", new { invitation = token });
        Assert.Equal("Claimant", invited.GetProperty("role").GetString());
        Assert.Equal("Microphone", invited.GetProperty("media").GetString());
        var begun = await phone.OkAsync("/begin", new { invitation = token });
        var (pass, source) = (begun.GetProperty("pass").GetString(), begun.GetProperty("source").GetString()!);
        Assert.StartsWith($"{seat}/phone", source, StringComparison.Ordinal);
        Assert.EndsWith("/a", source, StringComparison.Ordinal);
        await claimant.EventAsync("PhoneTookOver", e => e.GetProperty("seat").GetString() == seat);
        await clerk.EventAsync("PhoneTookOver");

        var ticket = (await phone.OkAsync("/ticket", new { pass, attempt = 1 })).GetProperty("ticket").GetString();
        var answer = await phone.OkAsync("/publish", new { pass, ticket, sdp = "offer" });
        Assert.Contains(court.Node.Asked, asked => asked is ["publish", ..] && asked[1] == seat && asked[2] == source);
        await phone.OkAsync("/candidate", new { pass, session = answer.GetProperty("session").GetString() });
        await clerk.AskAsync("MuteSeat", "m1", seat, true);
        await claimant.EventAsync("SeatMuted");
        Assert.True((await phone.OkAsync("/state", new { pass })).GetProperty("muted").GetBoolean());

        await claimant.AskAsync("TakeBackFromPhone", "t1");
        await clerk.EventAsync("PhoneGaveBack");
        Assert.Equal("phone.over", await phone.RefusedAsync("/state", new { pass }));
        Assert.Equal("phone.over", await phone.RefusedAsync("/publish", new { pass, ticket, sdp = "offer" }));
        var device = source.Split('/')[1];
        await Eventually.HoldsAsync(() => court.Node.Asked.Any(asked => asked is ["expel", ..] && asked[1] == seat && asked[2] == device), "the gateway to cut the phone alone");
        Assert.DoesNotContain(court.Node.Asked, asked => asked is ["expel", ..] && asked[2] == "");
        // The other side may know that it hears a phone, and can do nothing with it.
        var told = await respondent.EventAsync("PhoneTookOver");
        Assert.Equal("phone.invalid", await phone.RefusedAsync("/state", new { pass = told.GetProperty("invitation").GetString() }));
    }

    [Fact]
    public async Task An_invitation_is_good_for_one_phone_and_a_newer_phone_displaces_the_older()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var claimant = await court.PartyAsync(Role.Claimant);
        var first = await InviteAsync(claimant, "Camera");
        using var phone = new Phone(court.Address);
        using var stranger = new Phone(court.Address);
        var pass = (await phone.OkAsync("/begin", new { invitation = first })).GetProperty("pass").GetString();
        Assert.Equal("phone.used", await stranger.RefusedAsync("/begin", new { invitation = first }));
        Assert.Equal("phone.used", await stranger.RefusedAsync("/look", new { invitation = first }));
        Assert.Equal("phone.invalid", await stranger.RefusedAsync("/state", new { pass = first }));
        Assert.Equal("phone.invalid", await stranger.RefusedAsync("/begin", new { invitation = first[..^2] + "xx" }));
        Assert.Equal("phone.invalid", await stranger.RefusedAsync("/begin", new { invitation = pass }));

        var second = (await phone.OkAsync("/begin", new { invitation = await InviteAsync(claimant, "Both") })).GetProperty("pass").GetString();
        Assert.Equal("phone.over", await phone.RefusedAsync("/state", new { pass }));
        await phone.OkAsync("/end", new { pass = second });
        await claimant.EventAsync("PhoneGaveBack");
    }

    [Fact]
    public async Task A_phone_ends_with_the_removal_of_its_person()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var presiding = await court.StaffAsync("arbitrator");
        await using var clerk = await court.StaffAsync("clerk");
        await using var claimant = await court.PartyAsync(Role.Claimant);
        var token = await InviteAsync(claimant, "Microphone");
        using var phone = new Phone(court.Address);
        var begun = await phone.OkAsync("/begin", new { invitation = token });
        var pass = begun.GetProperty("pass").GetString();
        var ticket = (await phone.OkAsync("/ticket", new { pass, attempt = 1 })).GetProperty("ticket").GetString();
        var late = await InviteAsync(claimant, "Microphone");
        await clerk.StepAsync("OpenLobby");
        await presiding.AskAsync("DisciplineSeat", "d1", court.Case.Seat(Role.Claimant).Value, "Removal", "请退出仲裁庭");
        await clerk.EventAsync("PhoneGaveBack");
        Assert.Equal("phone.over", await phone.RefusedAsync("/publish", new { pass, ticket, sdp = "offer" }));
        Assert.Equal("phone.not-in-the-room", await phone.RefusedAsync("/begin", new { invitation = late }));
    }

    [Fact]
    public async Task A_phone_cannot_send_what_another_ticket_of_its_seat_allows()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var claimant = await court.PartyAsync(Role.Claimant);
        using var phone = new Phone(court.Address);
        var pass = (await phone.OkAsync("/begin", new { invitation = await InviteAsync(claimant, "Microphone") })).GetProperty("pass").GetString();
        var ticket = (await claimant.AskAsync("Ticket", "publish", $"{court.Case.Seat(Role.Claimant).Value}/cam/av", 1)).GetProperty("ticket").GetString();
        Assert.Equal("media.ticket-invalid", await phone.RefusedAsync("/publish", new { pass, ticket, sdp = "offer" }));
    }

    private static async Task<string> InviteAsync(HubSeat seat, string media)
    {
        var url = (await seat.AskAsync("InvitePhone", media)).GetProperty("url").GetString()!;
        return url[(url.IndexOf('#', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>A browser without any cookie.</summary>
    private sealed class Phone : IDisposable
    {
        private readonly HttpClient _browser;

        public Phone(Uri address)
        {
            _browser = new HttpClient { BaseAddress = address };
            _browser.DefaultRequestHeaders.Add("X-Court", "1");
        }

        public async Task<JsonElement> OkAsync(string what, object body)
        {
            var answer = await _browser.PostAsJsonAsync($"/api/phone{what}", body);
            Assert.True(answer.IsSuccessStatusCode, $"{what}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            return answer.StatusCode == HttpStatusCode.NoContent ? default : await answer.Content.ReadFromJsonAsync<JsonElement>();
        }

        public async Task<string?> RefusedAsync(string what, object body) => await CourtServer.CodeAsync(await _browser.PostAsJsonAsync($"/api/phone{what}", body));

        public void Dispose() => _browser.Dispose();
    }
}
