using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Arbitration.Testing;

/// <summary>A case with one hearing and a link for each party, opened by the clerk over HTTP.</summary>
public sealed record Filing(string CaseId, string CaseNumber, string Hearing, IReadOnlyList<DemoLink> Links)
{
    public static async Task<Filing> OpenAsync(RunningSystem system)
    {
        await using var clerk = new Caller(system.Address);
        await clerk.SignInAsync("clerk", system.Password("clerk"));
        var now = TimeProvider.System.GetUtcNow();
        var number = $"沪劳人仲(2026)办字第{now.ToUnixTimeMilliseconds() % 100_000_000}号";
        var opened = await Caller.RequireAsync(await clerk.Http.PostAsJsonAsync("/api/cases", new
        {
            caseNumber = number,
            cause = "追索劳动报酬",
            participants = new object[]
            {
                new { side = "claimant", kind = "party", name = "罗启航", phone = (string?)null },
                new { side = "respondent", kind = "party", name = "沪江飞燕即时配送有限公司", phone = (string?)null },
            },
        }));
        var caseId = opened.GetProperty("caseId").GetString()!;
        var hearing = await Caller.RequireAsync(await clerk.Http.PostAsJsonAsync($"/api/cases/{caseId}/hearings",
            new { scheduledWall = now.ToString("O", CultureInfo.InvariantCulture), presidingUserName = "arbitrator", clerkUserName = "clerk" }));
        var id = hearing.GetProperty("hearingId").GetString()!;
        var links = new List<DemoLink>();
        foreach (var participant in opened.GetProperty("participants").EnumerateArray()) links.Add(await LinkAsync(clerk, id, participant));
        return new Filing(caseId, number, id, links);
    }

    /// <summary>Somebody who is added afterwards, with a link of their own.</summary>
    public async Task<DemoLink> AddAsync(RunningSystem system, string role, string name, string? side = null)
    {
        await using var clerk = new Caller(system.Address);
        await clerk.SignInAsync("clerk", system.Password("clerk"));
        var view = await Caller.RequireAsync(await clerk.Http.PostAsJsonAsync($"/api/cases/{CaseId}/people", new { role, side, name, phone = (string?)null }));
        return await LinkAsync(clerk, Hearing, view.GetProperty("participants").EnumerateArray().Last());
    }

    private static async Task<DemoLink> LinkAsync(Caller clerk, string hearing, JsonElement participant)
    {
        var link = await Caller.RequireAsync(await clerk.Http.PostAsJsonAsync($"/api/hearings/{hearing}/links",
            new { participantId = participant.GetProperty("participantId").GetString() }));
        return new DemoLink(hearing, participant.GetProperty("role").GetString()!, participant.GetProperty("name").GetString()!,
            new Uri(link.GetProperty("url").GetString()!), link.GetProperty("code").GetString()!);
    }
}
