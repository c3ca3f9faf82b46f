using System.Net.Http.Json;
using Arbitration.Testing;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>Evidence that is exchanged while the hearing goes on: the party is told in the courtroom, reads it there, and files its own beside it.</summary>
[Collection(InTheCourthouse.Name)]
public sealed class ExchangeNoticeTests(Courthouse house)
{
    [Fact]
    public async Task A_party_is_told_in_the_courtroom_until_it_has_opened_the_list_and_files_without_leaving()
    {
        var filing = await house.BeginAsync("Investigation");
        var claimant = house.Claimant;
        await Expect(claimant.Find("evidence-news")).ToHaveCountAsync(0);
        await EvidenceFiling.FileAsync(house.System, filing.Hearing, "勘验照片.pdf", ColourPages.Pdf("1 0 1"));
        await using var clerk = new Caller(house.System.Address);
        await clerk.SignInAsync("clerk", house.System.Password("clerk"));
        await Caller.RequireAsync(await clerk.Http.PostAsJsonAsync($"/api/hearings/{filing.Hearing}/evidence/exchange", new { }));

        await Expect(claimant.Find("evidence-news")).ToContainTextAsync("仲裁庭提供了 1 份证据", new() { Timeout = 30_000 });
        await Expect(claimant.Find("evidence-count")).ToBeVisibleAsync();
        Assert.Empty(await Accessibility.ViolationsAsync(claimant.Page));
        await claimant.Find("evidence-news-read").ClickAsync();
        await Expect(claimant.Page.Locator("[data-exhibit='庭1']")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(claimant.Find("evidence-count")).ToHaveCountAsync(0, new() { Timeout = 30_000 });

        var beside = await claimant.Page.RunAndWaitForPopupAsync(() => claimant.Find("evidence-file").ClickAsync());
        await Expect(beside.GetByTestId("evidence-files")).ToBeAttachedAsync(new() { Timeout = 30_000 });
        await beside.CloseAsync();
        await Expect(claimant.Find("courtroom")).ToBeVisibleAsync();
        Assert.Equal("flowing", await Courthouse.OwnSourceAsync(claimant));
        await claimant.Page.ReloadAsync();
        await Expect(claimant.Find("courtroom")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(claimant.Find("evidence-news")).ToHaveCountAsync(0);
    }
}
