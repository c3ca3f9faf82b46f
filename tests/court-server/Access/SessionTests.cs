using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Access;

public sealed class SessionTests : IDisposable
{
    private readonly CourtServer _court = new();

    public void Dispose() => _court.Dispose();

    [Fact]
    public async Task Staff_sign_in_and_out()
    {
        var clerk = await _court.StaffAsync("clerk");
        var me = await clerk.GetFromJsonAsync<JsonElement>("/api/session");
        Assert.Equal("staff", me.GetProperty("kind").GetString());
        Assert.Equal("clerk", me.GetProperty("roles")[0].GetString());
        await clerk.DeleteAsync("/api/session");
        Assert.Equal(HttpStatusCode.Unauthorized, (await clerk.GetAsync("/api/session")).StatusCode);
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("nobody-by-this-name")]
    public async Task Five_wrong_passwords_lock_and_a_known_name_is_not_told_apart(string userName)
    {
        var browser = _court.Browser();
        for (var i = 0; i < 4; i++) await WrongAsync(browser, userName, HttpStatusCode.Unauthorized);
        var fifth = await browser.PostAsJsonAsync("/api/session", new { userName, password = "wrong-wrong-wrong" });
        Assert.Contains(fifth.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests });
        var right = await browser.PostAsJsonAsync("/api/session", new { userName, password = CourtServer.Password });
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.Equal("access.too-many", await CourtServer.CodeAsync(right));
    }

    [Fact]
    public async Task In_a_browser_with_both_cookies_staff_goes_first_unless_the_page_acts_for_the_seat()
    {
        var at = await _court.CaseAsync();
        var browser = await at.SeatedAsync(at.Seat(Arbitration.Court.Cases.Role.Claimant));
        (await browser.PostAsJsonAsync("/api/session", new { userName = "clerk", password = CourtServer.Password })).EnsureSuccessStatusCode();
        Assert.Equal("staff", (await browser.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("kind").GetString());
        Assert.Equal("participant", (await browser.GetFromJsonAsync<JsonElement>("/api/session?as=seat")).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_change_without_the_header_is_refused()
    {
        using var browser = _court.CreateClient();
        var answer = await browser.PostAsJsonAsync("/api/session", new { userName = "clerk", password = CourtServer.Password });
        Assert.Equal((HttpStatusCode.BadRequest, "request.header-missing"), (answer.StatusCode, await CourtServer.CodeAsync(answer)));
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        var answer = await _court.Browser().GetAsync("/api/cases");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Secrets_on_disk_are_for_the_owner_only()
    {
        await _court.CaseAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_court.Data, "keys")));
    }

    private static async Task WrongAsync(HttpClient browser, string userName, HttpStatusCode expected)
    {
        var answer = await browser.PostAsJsonAsync("/api/session", new { userName, password = "wrong-wrong-wrong" });
        Assert.Equal(expected, answer.StatusCode);
    }
}
