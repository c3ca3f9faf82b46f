using System.Net;
using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Evidence;

/// <summary>A party learns that it was given evidence, until it has opened the list.</summary>
public sealed class NoticeTests
{
    private static readonly byte[] Text = "2025年3月 工资 人民币四千元整"u8.ToArray();

    [Fact]
    public async Task An_exchange_is_news_to_each_person_of_the_other_parties_until_they_open_the_list()
    {
        await using var court = await LiveCourt.StartAsync();
        var (claimant, respondent, clerk) = (await FilingTests.PartyAsync(court, Role.Claimant), await FilingTests.PartyAsync(court, Role.Respondent), await FilingTests.StaffAsync(court, "clerk"));
        var representative = await FilingTests.PartyAsync(court, Role.Representative, Side.Respondent);
        foreach (var name in (string[])["甲.txt", "乙.txt"]) await claimant.PressedAsync(await claimant.FileAsync(name, Text));
        await clerk.PressedAsync(await clerk.FileAsync("勘验.txt", Text));
        Assert.Equal((0, 0), await NewsAsync(respondent));

        await clerk.PostAsync("exchange", new { });
        Assert.Equal((2, 1), await NewsAsync(respondent));
        Assert.Equal((0, 1), await NewsAsync(claimant));
        Assert.Equal((0, 0), await NewsAsync(clerk));
        // A page that keeps itself up to date in the background has shown it to nobody.
        await respondent.ListAsync();
        Assert.Equal((2, 1), await NewsAsync(respondent));

        await respondent.GetAsync("list?opened=true");
        Assert.Equal((0, 0), await NewsAsync(respondent));
        Assert.Equal((2, 1), await NewsAsync(representative));
        await claimant.PressedAsync(await claimant.FileAsync("丙.txt", Text));
        await clerk.PostAsync("exchange", new { });
        Assert.Equal((1, 0), await NewsAsync(respondent));
        Assert.Equal((3, 1), await NewsAsync(representative));

        await respondent.GetAsync("list?opened=true");
        await respondent.GetAsync("list?opened=true");
        var trail = await court.Court.Get<Court.Audit.AuditTrail>().OfAsync(court.Case.CaseId.Value, default);
        Assert.Equal(["2+1", "3+1"], trail.Where(entry => entry.What == "evidence.list").Select(entry => entry.Detail));
    }

    [Fact]
    public async Task Pages_of_whoever_has_a_list_are_told_at_once_that_it_changed_and_nothing_else()
    {
        await using var court = await LiveCourt.StartAsync();
        var (claimant, clerk) = (await FilingTests.PartyAsync(court, Role.Claimant), await FilingTests.StaffAsync(court, "clerk"));
        await court.Court.Get<AddPerson>().RunAsync(court.Case.CaseId, new NewPerson(Role.Observer, null, "听一", null), "clerk", default);
        var observer = (await court.Court.Get<HearingCalendar>().RosterAsync(court.Case.Hearing, default))!.Seats.Single(seat => seat.Role == Role.Observer);
        await using var lobby = await court.StaffAsync("clerk");
        await lobby.StepAsync("OpenLobby");
        await using var respondent = await court.PartyAsync(Role.Respondent);
        var link = await court.Court.Get<Court.Access.JoinLinks>().IssueAsync(new Court.Access.LinkHolder(court.Case.Hearing, observer.Seat, "Observer", observer.Name), "clerk", default);
        await using var listener = await HubSeat.EnterAsync(court.Address, await HubSeat.JoinAsync(court.Address, CourtroomCase.Token(link)), court.Hearing);
        await claimant.PressedAsync(await claimant.FileAsync("机密名称.txt", Text));

        await clerk.PostAsync("exchange", new { });
        Assert.Equal(JsonValueKind.Undefined, (await respondent.MessageAsync("EvidenceChanged")).ValueKind);
        await lobby.MessageAsync("EvidenceChanged");
        // Once more there is nothing to exchange, so nobody is told.
        await clerk.PostAsync("exchange", new { });
        await listener.MessageAsync("Heartbeat");
        listener.Forget();
        await listener.MessageAsync("Heartbeat");
        Assert.Single(respondent.Messages("EvidenceChanged"));
        Assert.Empty(listener.Messages("EvidenceChanged"));
        Assert.DoesNotContain("机密名称", respondent.EverythingReceived, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_list_has_no_news_of_it()
    {
        await using var court = await LiveCourt.StartAsync();
        await court.Court.Get<AddPerson>().RunAsync(court.Case.CaseId, new NewPerson(Role.Witness, "claimant", "证一", null), "clerk", default);
        var roster = (await court.Court.Get<HearingCalendar>().RosterAsync(court.Case.Hearing, default))!;
        var witness = roster.Seats.Single(seat => seat.Role == Role.Witness);
        var link = await (court.Case with { Roster = roster }).LinkAsync(witness.Seat);
        var browser = FilingTests.Of(court, await HubSeat.JoinAsync(court.Address, CourtroomCase.Token(link))).Browser;
        foreach (var what in (string[])["news", "list", "list?opened=true"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/api/hearings/{court.Hearing}/evidence/{what}")).StatusCode);
    }

    private static async Task<(int ByParties, int ByTribunal)> NewsAsync(Filer filer)
    {
        var news = await filer.GetAsync("news");
        return (news.GetProperty("byParties").GetInt32(), news.GetProperty("byTribunal").GetInt32());
    }
}
