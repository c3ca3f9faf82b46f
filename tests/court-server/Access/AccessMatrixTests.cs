using System.Net;
using System.Reflection;
using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;

namespace Arbitration.Court.Tests.Access;

public sealed class AccessMatrixTests : IDisposable
{
    private readonly CourtServer _court = new();

    public void Dispose() => _court.Dispose();

    [Fact]
    public void Every_route_has_a_row_and_every_row_a_route()
    {
        var mapped = _court.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(m => (Method: m, Pattern: e.RoutePattern.RawText ?? "")))
            .ToList();
        var withoutRow = mapped.Where(r => AccessMatrix.Of(r.Method, r.Pattern) is null).ToList();
        Assert.Empty(withoutRow);
        var withoutRoute = AccessMatrix.Routes.Where(row => !mapped.Any(r => AccessMatrix.Of(r.Method, r.Pattern) == row)).Select(row => $"{row.Method} {row.Pattern}").ToList();
        Assert.Empty(withoutRoute);
    }

    [Fact]
    public void Every_hub_method_has_a_row_and_every_row_a_method()
    {
        var methods = typeof(AccessMatrix).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Hub)) && !t.IsAbstract)
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.GetBaseDefinition().DeclaringType == m.DeclaringType && !m.IsSpecialName)
            .Select(m => m.GetCustomAttribute<HubMethodNameAttribute>()?.Name ?? m.Name).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(AccessMatrix.HubMethods.Keys.Order(StringComparer.Ordinal), methods);
    }

    [Fact]
    public async Task Each_kind_of_caller_gets_the_status_that_the_row_names()
    {
        var mine = await _court.CaseAsync();
        var link = await mine.LinkAsync(mine.Seat(Role.Representative, Side.Respondent));
        var callers = new Dictionary<string, HttpClient>
        {
            ["nobody"] = _court.Browser(),
            ["party"] = await mine.SeatedAsync(mine.Seat(Role.Claimant)),
            ["foreign party"] = await ForeignPartyAsync(),
            ["foreign staff"] = await ForeignClerkAsync(),
        };
        foreach (var row in AccessMatrix.Routes.Where(r => r.Method != "*" && r.Who is not Who.Anyone))
            foreach (var (caller, browser) in callers)
            {
                var expected = Expected(row.Who, caller);
                if (expected is null) continue;
                using var request = new HttpRequestMessage(new HttpMethod(row.Method), Address(row.Pattern, mine, link));
                if (row.Method != "GET") request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
                var answer = await browser.SendAsync(request);
                Assert.True(expected == answer.StatusCode, $"{caller}: {row.Method} {row.Pattern} → {answer.StatusCode} instead of {expected}");
            }
    }

    // Null: passes the gate, and what comes then is the route's own business.
    private static HttpStatusCode? Expected(Who who, string caller) => (who, caller) switch
    {
        (_, "nobody") => HttpStatusCode.Unauthorized,
        (Who.WallScreen, _) => HttpStatusCode.Forbidden,
        (Who.Staff or Who.Clerk or Who.StaffOfCase or Who.ClerkOfCase or Who.ClerkOfLink, "party" or "foreign party") => HttpStatusCode.Forbidden,
        (Who.RecordReaders, "party") => HttpStatusCode.Forbidden,
        (Who.HearingPeople or Who.RecordReaders, "foreign party") => HttpStatusCode.NotFound,
        (Who.StaffOfCase or Who.ClerkOfCase or Who.ClerkOfLink or Who.HearingPeople or Who.RecordReaders, "foreign staff") => HttpStatusCode.NotFound,
        (Who.Participant, "foreign staff") => HttpStatusCode.Forbidden,
        _ => null,
    };

    private static string Address(string pattern, CourtroomCase at, IssuedLink link) => pattern
        .Replace("{caseId}", at.CaseId.Value, StringComparison.Ordinal).Replace("{id}", at.Hearing.Value, StringComparison.Ordinal)
        .Replace("{linkId}", link.LinkId.Value, StringComparison.Ordinal).Replace("{documentId}", "d1", StringComparison.Ordinal)
        .Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{exhibitId}", "e1", StringComparison.Ordinal).Replace("{fileId}", "f1", StringComparison.Ordinal).Replace("{uploadId}", "u1", StringComparison.Ordinal).Replace("{page:int}", "1", StringComparison.Ordinal)
        .Replace("{file}", "1-init.mp4", StringComparison.Ordinal).Replace("{screenId}", "s1", StringComparison.Ordinal).Replace("{seat}", at.Seat(Role.Claimant).Value, StringComparison.Ordinal);

    private async Task<HttpClient> ForeignPartyAsync()
    {
        var other = await _court.CaseAsync("测劳人仲(2026)办字第0002号");
        return await other.SeatedAsync(other.Seat(Role.Claimant));
    }

    private async Task<HttpClient> ForeignClerkAsync()
    {
        await NewStaff.AddAsync(_court, "another-clerk", StaffRoles.Clerk);
        return await _court.StaffAsync("another-clerk");
    }

    [Fact]
    public async Task A_witness_is_no_reader_of_the_recording_and_a_case_is_not_betrayed_by_its_hearing()
    {
        var at = await _court.CaseAsync();
        await at.CloseAsync();
        var party = await at.SeatedAfterAsync(at.Seat(Role.Claimant));
        Assert.Equal(HttpStatusCode.OK, (await party.GetAsync($"/api/hearings/{at.Hearing}/recording")).StatusCode);
        var witness = await at.SeatedAfterAsync(at.Seat(Role.Representative, Side.Claimant), nameof(Role.Witness));
        Assert.Equal(HttpStatusCode.Forbidden, (await witness.GetAsync($"/api/hearings/{at.Hearing}/recording")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await party.GetAsync("/api/hearings/0123456789abcdef0123/recording")).StatusCode);
    }

    [Fact]
    public async Task The_hub_takes_no_other_origin()
    {
        var at = await _court.CaseAsync();
        var party = await at.SeatedAsync(at.Seat(Role.Claimant));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hub/courtroom/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", "https://elsewhere.example");
        var answer = await party.SendAsync(request);
        Assert.Equal((HttpStatusCode.Forbidden, "request.foreign-origin"), (answer.StatusCode, await CourtServer.CodeAsync(answer)));
    }
}
