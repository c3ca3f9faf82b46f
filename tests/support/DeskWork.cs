using System.Globalization;

namespace Arbitration.Testing;

/// <summary>What a clerk does at the desk, through the pages.</summary>
public static class DeskWork
{
    /// <summary>Opens a case with one claimant and one respondent, schedules its hearing and issues both links; the clerk is signed in.</summary>
    public static async Task<Filing> OpenCaseAsync(Person clerk, string caseNumber)
    {
        await clerk.Find("new-case").ClickAsync();
        await clerk.Find("case-number-input").FillAsync(caseNumber);
        await clerk.Find("case-cause-input").FillAsync("追索劳动报酬");
        await clerk.Find("side-claimant").GetByTestId("person-name").FillAsync("罗启航");
        await clerk.Find("side-respondent").GetByTestId("person-name").FillAsync("沪江飞燕即时配送有限公司");
        await clerk.Find("new-case-submit").ClickAsync();

        var hearing = await ScheduleAsync(clerk);
        var links = new List<DemoLink>();
        foreach (var (role, name) in ((string, string)[])[("Claimant", "罗启航"), ("Respondent", "沪江飞燕即时配送有限公司")])
            links.Add(await IssueLinkAsync(clerk, hearing, role, name));

        return new Filing(clerk.Page.Url.Split('/').Last(), caseNumber, hearing, links);
    }

    /// <summary>On a case's page: the next sitting, in a few minutes. Gives the hearing's id.</summary>
    public static async Task<string> ScheduleAsync(Person clerk)
    {
        await clerk.Find("schedule").ClickAsync();
        var soon = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddMinutes(5);
        await clerk.Find("schedule-day").FillAsync(soon.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await clerk.Find("schedule-time").FillAsync(soon.ToString("HH:mm", CultureInfo.InvariantCulture));
        await clerk.Find("schedule-presiding").SelectOptionAsync("arbitrator");
        await clerk.Find("schedule-clerk").SelectOptionAsync("clerk");
        await clerk.Find("schedule-submit").ClickAsync();
        await clerk.Find("enter-hearing").WaitForAsync();
        return (await clerk.Find("enter-hearing").GetAttributeAsync("href"))!.Split('/').Last();
    }

    /// <summary>On a case's page: a new link for somebody, as it is shown to the clerk.</summary>
    public static async Task<DemoLink> IssueLinkAsync(Person clerk, string hearing, string role, string name)
    {
        await clerk.Find("participant").Filter(new() { HasText = name }).GetByTestId("issue-link").ClickAsync();
        var link = new DemoLink(hearing, role, name, new Uri(await clerk.Find("link-url").InnerTextAsync()), await clerk.Find("link-code").InnerTextAsync());
        await clerk.Find("close-link").ClickAsync();
        return link;
    }
}
