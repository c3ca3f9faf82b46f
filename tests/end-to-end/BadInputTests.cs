using Arbitration.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>What goes wrong at the door and in the room: a clear message in the person's language, and nothing lost.</summary>
[Collection(InTheCourthouse.Name)]
public sealed class BadInputTests(Courthouse house) : IAsyncLifetime
{
    private readonly RunningSystem _system = house.System;
    private Filing _filing = null!;

    public async Task InitializeAsync()
    {
        await house.EndLastAsync();
        _filing = await Filing.OpenAsync(_system);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_wrong_way_in_is_refused_in_words_and_the_right_one_still_works()
    {
        await using var person = await Person.SitDownAsync("claimant", Signal.Claimant with { Refused = true }, new ViewportSize { Width = 390, Height = 844 });
        await RefusedAsync(person, new Uri(_system.Address, "/join#not-a-link"), "link.unknown");

        var mine = _filing.Links.First(link => link.Role == "Claimant");
        var other = await Filing.OpenAsync(_system);
        await RevokeAsync(other);
        await RefusedAsync(person, _system.Local(other.Links[0].Url), "link.revoked");

        await InWithoutDevicesAsync(person, mine);
        Assert.DoesNotContain("#", person.Page.Url, StringComparison.Ordinal);

        // Another hearing's room, with a seat in this one.
        await person.Page.GotoAsync(new Uri(_system.Address, $"/courtroom/{other.Hearing}?as=seat").ToString());
        await Expect(person.Find("refused")).ToBeVisibleAsync();
        await SaysWordsAsync(person.Find("refused"));

        await SecondTabAsync(person);

        // None of it reached the other hearing.
        await using var clerk = new Caller(_system.Address);
        await clerk.SignInAsync("clerk", _system.Password("clerk"));
        await using var seat = await Seat.EnterAsync(clerk, other.Hearing);
        var events = (await seat.ReplayAsync(0)).GetProperty("events").EnumerateArray().Select(numbered => numbered.GetProperty("event").ToString()).ToList();
        Assert.NotEmpty(events);
        Assert.DoesNotContain(events, logged => logged.Contains("罗启航", StringComparison.Ordinal) || logged.Contains(mine.HearingId, StringComparison.Ordinal));
        Assert.DoesNotContain(seat.Snapshot.GetProperty("seats").EnumerateArray(), held => held.GetProperty("present").GetBoolean() && held.GetProperty("role").GetString() != "Clerk");
    }

    [Fact]
    public async Task What_is_refused_is_said_in_the_persons_language()
    {
        await using var english = await Person.SitDownAsync("presiding", Signal.Presiding, locale: "en-GB");
        await english.Page.GotoAsync(new Uri(_system.Address, "/join#not-a-link").ToString());
        await Expect(english.Find("join-refused")).ToHaveAttributeAsync("data-code", "link.unknown");
        Assert.Matches("[A-Z][a-z]+ [a-z]+ ", await english.Find("join-refused").InnerTextAsync());

        await Courtroom.SignInAsync(_system, english, "arbitrator");
        await english.Page.GotoAsync(new Uri(_system.Address, "/desk/cases/00000000-0000-0000-0000-000000000000").ToString());
        await Expect(english.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(new System.Text.RegularExpressions.Regex("[A-Z][a-z]+ [a-z]+"));
    }

    [Fact]
    public async Task A_step_that_cannot_be_taken_now_is_refused_in_words_and_changes_nothing()
    {
        await using var clerk = new Caller(_system.Address);
        await clerk.SignInAsync("clerk", _system.Password("clerk"));
        var presiding = house.Presiding;
        await presiding.Page.GotoAsync(new Uri(_system.Address, $"/courtroom/{_filing.Hearing}").ToString());
        await presiding.Find("courtroom").WaitForAsync();
        var seat = await Seat.EnterAsync(clerk, _filing.Hearing);
        await seat.StepAsync("OpenLobby");
        await seat.StepAsync("BeginCheckIn");
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => seat.StepAsync("Seal"));
        Assert.Contains("hearing.step-not-allowed", refused.Message, StringComparison.Ordinal);

        // The step is possible when it is chosen and no longer when it is confirmed: the clerk has left.
        await presiding.Page.Locator("[data-testid=primary-step][data-step=OpenHearing]").ClickAsync();
        await presiding.Find("step-confirm").WaitForAsync();
        await seat.DisposeAsync();
        await Wait.UntilAsync("the clerk is away", async () => await presiding.Page.EvaluateAsync<bool>("() => window.__court.phase === 'CheckIn'") && await AwayAsync(presiding), TimeSpan.FromSeconds(15));
        // Nothing was tried before this opening, so without a reason it is not even sent.
        await presiding.Find("step-confirm").ClickAsync();
        await Expect(presiding.Page.Locator("[data-testid=step-dialog] small.bad")).ToBeVisibleAsync();
        await presiding.Find("step-reason").FillAsync("设备已在上次庭审检测");
        await presiding.Find("step-confirm").ClickAsync();
        await SaysWordsAsync(presiding.Find("refusal"));
        Assert.Equal("CheckIn", await Courtroom.PhaseAsync(presiding));
    }

    private static async Task<bool> AwayAsync(Person person) =>
        await person.Page.Locator("[data-testid=primary-refusal]").CountAsync() > 0;

    private async Task RefusedAsync(Person person, Uri link, string code)
    {
        await person.Page.GotoAsync("about:blank");
        await person.Page.GotoAsync(link.ToString());
        await Expect(person.Find("join-refused")).ToHaveAttributeAsync("data-code", code);
        await SaysWordsAsync(person.Find("join-refused"));
    }

    /// <summary>A sentence of Chinese, and no code or exception.</summary>
    private static async Task SaysWordsAsync(ILocator place)
    {
        var text = await place.InnerTextAsync();
        Assert.Matches("[一-鿿]{6,}", text);
        Assert.DoesNotMatch(@"[a-z]+\.[a-z-]+|Exception", text);
    }

    private async Task RevokeAsync(Filing filing)
    {
        await using var clerk = new Caller(_system.Address);
        await clerk.SignInAsync("clerk", _system.Password("clerk"));
        var view = await clerk.GetAsync($"/api/cases/{filing.CaseId}");
        foreach (var participant in view.GetProperty("participants").EnumerateArray())
        {
            var link = participant.GetProperty("link").GetProperty("linkId").GetString();
            using var answer = await clerk.Http.DeleteAsync(new Uri($"/api/links/{link}", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>The browser refuses camera and microphone: the test says so in words, and the person comes in all the same.</summary>
    private async Task InWithoutDevicesAsync(Person person, DemoLink link)
    {
        await person.Page.GotoAsync("about:blank");
        await person.Page.GotoAsync(_system.Local(link.Url).ToString());
        await person.Find("join-confirm").ClickAsync();
        foreach (var tick in (string[])["join-consent", "join-discipline"])
            await person.Find(tick).Locator("input").Or(person.Page.Locator($"input[data-testid={tick}]")).First.CheckAsync();
        await person.Find("join-agree").ClickAsync();
        await person.Find("equipment-start").ClickAsync();
        await SaysWordsAsync(person.Find("check-camera"));
        await SaysWordsAsync(person.Find("check-microphone"));
        await person.Find("tone").ClickAsync();
        await person.Find("tone-no").ClickAsync();
        await Expect(person.Find("equipment-done")).ToBeEnabledAsync(new LocatorAssertionsToBeEnabledOptions { Timeout = 25_000 });
        await person.Find("equipment-done").ClickAsync();
        // Without a camera there is no picture of a document either; the clerk will see to it.
        await person.Find("identity-open").ClickAsync();
        await SaysWordsAsync(person.Page.Locator("[data-testid=join-screen] .notice").First);
        await person.Find("identity-skip").ClickAsync();
        await person.Find("enter-courtroom").ClickAsync();
        await person.Find("courtroom").WaitForAsync();
        await Expect(person.Find("device-retry").First).ToBeVisibleAsync();
    }

    private async Task SecondTabAsync(Person person)
    {
        var address = new Uri(_system.Address, $"/courtroom/{_filing.Hearing}?as=seat").ToString();
        await person.Page.GotoAsync(address);
        await person.Find("courtroom").WaitForAsync();
        var second = await person.OpenTabAsync();
        await second.GotoAsync(address);
        await second.GetByTestId("take-over").ClickAsync();
        await second.GetByTestId("courtroom").WaitForAsync();
        await Expect(person.Find("displaced")).ToBeVisibleAsync();
        await person.Find("take-over").ClickAsync();
        await person.Find("courtroom").WaitForAsync();
    }
}
