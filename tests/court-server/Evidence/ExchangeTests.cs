using System.Net;
using Arbitration.Court.Cases;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Evidence;

/// <summary>Who sees whose evidence when, and what becomes of what comes late.</summary>
public sealed class ExchangeTests
{
    private static readonly byte[] Text = "2025年3月 工资 人民币四千元整"u8.ToArray();

    [Fact]
    public async Task The_other_side_sees_evidence_from_the_exchange_on_and_a_witness_never()
    {
        await using var court = await LiveCourt.StartAsync();
        var (claimant, respondent, clerk) = (await FilingTests.PartyAsync(court, Role.Claimant), await FilingTests.PartyAsync(court, Role.Respondent), await FilingTests.StaffAsync(court, "clerk"));
        var mine = await claimant.FileAsync("工资条.txt", Text);
        var file = (await claimant.PressedAsync(mine)).GetProperty("files")[0].GetProperty("fileId").GetString()!;
        Assert.Empty(await respondent.ExhibitsAsync());
        foreach (var what in (string[])["", "/pages/1", "/thumbnails/1", "/media"]) Assert.Equal(HttpStatusCode.NotFound, (await respondent.GetAsync(mine, file, what)).StatusCode);
        var representative = await FilingTests.PartyAsync(court, Role.Representative, Side.Claimant);
        Assert.Single(await representative.ExhibitsAsync());
        Assert.Single(await clerk.ExhibitsAsync());
        Assert.Equal("access.not-yours", await claimant.RefusedAsync("exchange", new { }));

        await clerk.PostAsync("exchange", new { });
        Assert.Equal("申1", Assert.Single(await respondent.ExhibitsAsync()).GetProperty("label").GetString());
        Assert.Equal(HttpStatusCode.OK, (await respondent.GetAsync(mine, file, "/pages/1")).StatusCode);
        Assert.Equal("evidence.exchanged", await claimant.RefusedAsync($"exhibits/{mine}", new { title = "改", source = "", purpose = "", isOriginal = false }));
        Assert.Equal("evidence.exchanged", await claimant.RefusedAsync("uploads", new { name = "补.txt", bytes = 5, exhibitId = mine }));
    }

    [Fact]
    public async Task A_list_is_ordered_described_and_thinned_until_the_exchange_fixes_its_numbers()
    {
        await using var court = await LiveCourt.StartAsync();
        var (claimant, respondent, clerk) = (await FilingTests.PartyAsync(court, Role.Claimant), await FilingTests.PartyAsync(court, Role.Respondent), await FilingTests.StaffAsync(court, "clerk"));
        string[] filed = [await claimant.FileAsync("甲.txt", Text), await claimant.FileAsync("乙.txt", Text), await claimant.FileAsync("丙.txt", Text)];
        foreach (var one in filed) await claimant.PressedAsync(one);
        await claimant.PostAsync("order", new { exhibits = (string[])[filed[2], filed[0], filed[1]] });
        Assert.Equal(["丙", "甲", "乙"], await TitlesAsync(claimant));
        await claimant.PostAsync($"exhibits/{filed[0]}", new { title = "劳动合同", source = "申请人保管", purpose = "证明劳动关系", isOriginal = true });
        await claimant.PostAsync($"exhibits/{filed[2]}", new { }, HttpMethod.Delete);
        Assert.Equal(["劳动合同", "乙"], await TitlesAsync(claimant));
        Assert.Equal("evidence.unknown", await respondent.RefusedAsync("order", new { exhibits = filed }));
        Assert.Equal("evidence.unknown", await respondent.RefusedAsync($"exhibits/{filed[0]}", new { title = "x", isOriginal = false }));

        await clerk.PostAsync("exchange", new { party = "Claimant" });
        var late = await claimant.FileAsync("丁.txt", Text);
        await claimant.PressedAsync(late);
        Assert.Equal(["申1 劳动合同", "申2 乙", "申3 丁"], (await claimant.ExhibitsAsync()).Select(e => $"{e.GetProperty("label")} {e.GetProperty("title")}"));
        Assert.Equal(["申1 劳动合同", "申2 乙"], (await respondent.ExhibitsAsync()).Select(e => $"{e.GetProperty("label")} {e.GetProperty("title")}"));
        var further = await claimant.FileAsync("丁二.txt", Text, new { exhibitId = late });
        Assert.Equal(late, further);
        Assert.Equal(2, (await claimant.PressedAsync(late)).GetProperty("files").GetArrayLength());
    }

    [Fact]
    public async Task What_comes_after_the_limit_counts_when_the_presiding_arbitrator_says_so()
    {
        await using var court = await LiveCourt.StartAsync();
        var (claimant, clerk, presiding) = (await FilingTests.PartyAsync(court, Role.Claimant), await FilingTests.StaffAsync(court, "clerk"), await FilingTests.StaffAsync(court, "arbitrator"));
        var inTime = await claimant.FileAsync("甲.txt", Text);
        await clerk.PostAsync("limit", new { untilWall = TimeProvider.System.GetUtcNow().AddMinutes(-1) });
        var late = await claimant.FileAsync("乙.txt", Text);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await claimant.ExhibitAsync(inTime)).GetProperty("late").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await claimant.ExhibitAsync(late)).GetProperty("late").GetProperty("admitted").ValueKind);
        Assert.Equal("evidence.not-presiding", await clerk.RefusedAsync($"exhibits/{late}/late", new { admitted = true, reason = "x" }));
        Assert.Equal("evidence.not-late", await presiding.RefusedAsync($"exhibits/{inTime}/late", new { admitted = true, reason = "x" }));
        Assert.Equal("input.invalid", await presiding.RefusedAsync($"exhibits/{late}/late", new { admitted = true }));
        await presiding.PostAsync($"exhibits/{late}/late", new { admitted = false, reason = "无正当理由逾期" });
        Assert.False((await claimant.ExhibitAsync(late)).GetProperty("late").GetProperty("admitted").GetBoolean());
    }

    [Fact]
    public async Task Names_are_shown_safely_and_what_is_too_large_or_empty_does_not_begin()
    {
        await using var court = await LiveCourt.StartAsync();
        var claimant = await FilingTests.PartyAsync(court, Role.Claimant);
        var exhibit = await claimant.FileAsync("../../etc/工资\u202Egnp.exe", Text);
        Assert.DoesNotContain("..", (await claimant.ExhibitAsync(exhibit)).GetProperty("files")[0].GetProperty("name").GetString()!, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", (await claimant.ExhibitAsync(exhibit)).GetProperty("files")[0].GetProperty("name").GetString()!, StringComparison.Ordinal);
        Assert.Equal("input.invalid", await claimant.RefusedAsync("uploads", new { name = "x", bytes = 0 }));
        Assert.Equal("input.invalid", await claimant.RefusedAsync("uploads", new { name = "x", bytes = (3L << 30) }));
    }

    private static async Task<IEnumerable<string?>> TitlesAsync(Filer filer) => (await filer.ExhibitsAsync()).Select(e => e.GetProperty("title").GetString());
}
