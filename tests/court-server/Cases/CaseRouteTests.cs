using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Cases;

public sealed class CaseRouteTests : IDisposable
{
    private readonly CourtServer _court = new();

    public void Dispose() => _court.Dispose();

    private static object Person(string side, string kind, string name, string? phone = null) => new { side, kind, name, phone };

    [Fact]
    public async Task A_clerk_opens_a_case_schedules_a_hearing_and_hands_out_a_link()
    {
        var clerk = await _court.StaffAsync("clerk");
        var opened = await clerk.PostAsJsonAsync("/api/cases", new
        {
            caseNumber = "测劳人仲(2026)办字第0009号", cause = "追索劳动报酬争议",
            participants = new[] { Person("claimant", "party", "甲一", "13900001234"), Person("respondent", "party", "丙有限公司") },
        });
        opened.EnsureSuccessStatusCode();
        var view = await opened.Content.ReadFromJsonAsync<JsonElement>();
        var caseId = view.GetProperty("caseId").GetString();
        Assert.Equal("139****1234", view.GetProperty("participants")[0].GetProperty("phoneMasked").GetString());

        var scheduled = await clerk.PostAsJsonAsync($"/api/cases/{caseId}/hearings", new { scheduledWall = "2026-12-01T01:00:00Z", presidingUserName = "arbitrator", clerkUserName = "clerk" });
        scheduled.EnsureSuccessStatusCode();
        var hearing = await scheduled.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(1, hearing.GetProperty("sitting").GetInt32());
        Assert.Equal("Preparation", hearing.GetProperty("phase").GetString());

        var participant = hearing.GetProperty("participants")[0].GetProperty("participantId").GetString();
        var linked = await clerk.PostAsJsonAsync($"/api/hearings/{hearing.GetProperty("hearingId").GetString()}/links", new { participantId = participant });
        linked.EnsureSuccessStatusCode();
        var link = await linked.Content.ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith("http://localhost/join#", link.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Matches("^[0-9]{6}$", link.GetProperty("code").GetString());
        Assert.StartsWith("<svg", link.GetProperty("qrSvg").GetString(), StringComparison.Ordinal);

        var arbitrator = await _court.StaffAsync("arbitrator");
        Assert.Equal(1, (await arbitrator.GetFromJsonAsync<JsonElement>("/api/cases")).GetArrayLength());
    }

    [Fact]
    public async Task Bad_input_names_each_field()
    {
        var clerk = await _court.StaffAsync("clerk");
        var answer = await clerk.PostAsJsonAsync("/api/cases", new { caseNumber = " ", cause = new string('由', 201), participants = new[] { Person("claimant", "party", "", "not a phone!") } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal("required", errors.GetProperty("caseNumber").GetString());
        Assert.Equal("too-long", errors.GetProperty("cause").GetString());
        Assert.Equal("required", errors.GetProperty("participants[0].name").GetString());
        Assert.Equal("not-a-phone", errors.GetProperty("participants[0].phone").GetString());
        Assert.Equal("respondent-missing", errors.GetProperty("participants").GetString());
    }

    [Fact]
    public async Task A_number_is_given_once_and_only_a_clerk_opens()
    {
        await _court.CaseAsync("测劳人仲(2026)办字第0001号");
        var body = new { caseNumber = "测劳人仲(2026)办字第0001号", cause = "争议", participants = new[] { Person("claimant", "party", "甲"), Person("respondent", "party", "乙") } };
        var taken = await (await _court.StaffAsync("clerk")).PostAsJsonAsync("/api/cases", body);
        Assert.Equal("taken", (await taken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("caseNumber").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _court.StaffAsync("arbitrator")).PostAsJsonAsync("/api/cases", body)).StatusCode);
    }

    [Fact]
    public async Task The_next_sitting_waits_for_the_end_of_this_one()
    {
        var at = await _court.CaseAsync();
        var clerk = await _court.StaffAsync("clerk");
        var next = new { scheduledWall = "2026-12-01T01:00:00Z", presidingUserName = "arbitrator", clerkUserName = "clerk" };
        var refused = await clerk.PostAsJsonAsync($"/api/cases/{at.CaseId}/hearings", next);
        Assert.Equal((HttpStatusCode.Conflict, "cases.sitting-still-open"), (refused.StatusCode, await CourtServer.CodeAsync(refused)));
        await at.CloseAsync();
        var accepted = await clerk.PostAsJsonAsync($"/api/cases/{at.CaseId}/hearings", next);
        Assert.Equal(2, (await accepted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("sitting").GetInt32());
    }

    [Fact]
    public async Task Who_presides_must_be_an_arbitrator_and_not_the_clerk()
    {
        var at = await _court.CaseAsync();
        await at.CloseAsync();
        var clerk = await _court.StaffAsync("clerk");
        var answer = await clerk.PostAsJsonAsync($"/api/cases/{at.CaseId}/hearings", new { presidingUserName = "clerk", clerkUserName = "nobody" });
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal("required", errors.GetProperty("scheduledWall").GetString());
        Assert.Equal("unknown", errors.GetProperty("presidingUserName").GetString());
        Assert.Equal("unknown", errors.GetProperty("clerkUserName").GetString());
    }

    [Theory]
    [InlineData(new[] { "arbitrator2" }, "two-or-none")]
    [InlineData(new[] { "arbitrator2", "nobody" }, "unknown")]
    [InlineData(new[] { "arbitrator2", "arbitrator2" }, "twice")]
    [InlineData(new[] { "arbitrator2", "arbitrator" }, "twice")]
    [InlineData(new[] { "arbitrator2", "clerk" }, "unknown")]
    public async Task A_tribunal_has_one_member_or_three_different_ones(string[] beside, string error)
    {
        var at = await _court.CaseAsync();
        await at.CloseAsync();
        var clerk = await _court.StaffAsync("clerk");
        var answer = await clerk.PostAsJsonAsync($"/api/cases/{at.CaseId}/hearings", Sitting(beside));
        Assert.Equal(error, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("arbitratorUserNames").GetString());
    }

    [Fact]
    public async Task Three_arbitrators_have_a_seat_each_and_see_the_case()
    {
        var at = await _court.CaseAsync();
        await at.CloseAsync();
        var clerk = await _court.StaffAsync("clerk");
        var hearing = await (await clerk.PostAsJsonAsync($"/api/cases/{at.CaseId}/hearings", Sitting("arbitrator2", "arbitrator3"))).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([("presiding", "Presiding"), ("arbitrator-1", "Arbitrator"), ("arbitrator-2", "Arbitrator"), ("clerk", "Clerk")],
            hearing.GetProperty("tribunal").EnumerateArray().Select(seat => (seat.GetProperty("seat").GetString()!, seat.GetProperty("role").GetString()!)));
        foreach (var beside in (string[])["arbitrator2", "arbitrator3"])
            Assert.Equal(1, (await (await _court.StaffAsync(beside)).GetFromJsonAsync<JsonElement>("/api/cases")).GetArrayLength());
    }

    [Theory]
    [InlineData("Witness", "claimant", "申一", null, null)]
    [InlineData("Representative", "respondent", "申一", "13900000009", null)]
    [InlineData("Observer", null, "申一", null, null)]
    [InlineData("ThirdParty", null, "申一", null, null)]
    [InlineData("Witness", null, "申一", null, "side")]
    [InlineData("Interpreter", "claimant", "申一", null, "side")]
    [InlineData("Expert", null, " ", null, "name")]
    [InlineData("Technician", null, "申一", "no phone!", "phone")]
    [InlineData("Presiding", null, "申一", null, "role")]
    [InlineData("Claimant", "claimant", "申一", null, "role")]
    [InlineData(null, null, "申一", null, "role")]
    public async Task People_are_added_to_a_case_in_any_role_but_those_of_its_parties_and_its_tribunal(string? role, string? side, string name, string? phone, string? wrong)
    {
        var at = await _court.CaseAsync();
        var answer = await (await _court.StaffAsync("clerk")).PostAsJsonAsync($"/api/cases/{at.CaseId}/people", new { role, side, name, phone });
        var view = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (wrong is not null)
        {
            Assert.Equal(wrong, Assert.Single(view.GetProperty("errors").EnumerateObject()).Name);
            return;
        }

        var added = view.GetProperty("participants").EnumerateArray().Last();
        Assert.Equal((role, side, name), (added.GetProperty("role").GetString(), added.GetProperty("side").GetString(), added.GetProperty("name").GetString()));
        // Whoever was there before is no party less.
        Assert.Equal("甲一", Assert.Single(view.GetProperty("claimants").EnumerateArray()).GetString());
    }

    private static object Sitting(params string[] beside) =>
        new { scheduledWall = "2026-12-01T01:00:00Z", presidingUserName = "arbitrator", clerkUserName = "clerk", arbitratorUserNames = beside };

    [Fact]
    public async Task The_roster_knows_the_seat_of_each_caller()
    {
        var at = await _court.CaseAsync();
        Assert.Equal([Role.Presiding, Role.Clerk, Role.Claimant, Role.Representative, Role.Respondent, Role.Representative], at.Roster.Seats.Select(s => s.Role));
        var phone = await at.SeatedAsync(at.Seat(Role.Respondent));
        var me = await phone.GetFromJsonAsync<JsonElement>("/api/session");
        Assert.Equal(at.Seat(Role.Respondent).Value, me.GetProperty("seat").GetString());
        var seen = await phone.GetFromJsonAsync<JsonElement>($"/api/hearings/{at.Hearing}");
        Assert.All(seen.GetProperty("participants").EnumerateArray(), p => Assert.Equal(JsonValueKind.Null, p.GetProperty("phoneMasked").ValueKind));
    }

    [Fact]
    public async Task The_demo_case_is_seeded_once_and_has_an_open_hearing_with_working_links()
    {
        var demo = _court.Get<DemoCase>();
        await demo.SeedAsync(default);
        var path = Path.Combine(_court.Data, "demo-links.json");
        var first = await File.ReadAllTextAsync(path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        await demo.SeedAsync(default);
        Assert.Equal(first, await File.ReadAllTextAsync(path));

        var link = JsonDocument.Parse(first).RootElement[0];
        var url = link.GetProperty("url").GetString()!;
        var joined = await _court.Browser().PostAsJsonAsync("/api/join", new { token = url[(url.IndexOf('#', StringComparison.Ordinal) + 1)..] });
        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);

        var hearing = new Shared.HearingId(link.GetProperty("hearingId").GetString()!);
        await _court.Get<HearingCalendar>().NoteProgressAsync(hearing, new HearingProgress("Closed", null, null, 0), default);
        await demo.SeedAsync(default);
        Assert.NotEqual(hearing.Value, JsonDocument.Parse(await File.ReadAllTextAsync(path)).RootElement[0].GetProperty("hearingId").GetString());
    }
}
