using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Storage;
using Arbitration.Court.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Arbitration.Court.Tests.Support.CourtroomCase;

namespace Arbitration.Court.Tests.Access;

public sealed class JoinLinkTests : IDisposable
{
    private readonly CourtServer _court = new();

    public void Dispose() => _court.Dispose();

    [Fact]
    public async Task The_first_device_is_seated_and_returns_silently()
    {
        var at = await _court.CaseAsync();
        var link = await at.LinkAsync(at.Seat(Role.Claimant));
        var phone = _court.Browser();
        var first = await JoinAsync(phone, link);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.Contains("court.seat=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        var again = await JoinAsync(phone, link);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.False(again.Headers.Contains("Set-Cookie"));
        var answer = await again.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Claimant", answer.GetProperty("role").GetString());
        Assert.Equal("测劳人仲(2026)办字第00**号", answer.GetProperty("caseMasked").GetString());
    }

    [Fact]
    public async Task Another_device_needs_the_code_and_the_tribunals_yes()
    {
        var at = await _court.CaseAsync();
        var link = await at.LinkAsync(at.Seat(Role.Claimant));
        await JoinAsync(_court.Browser(), link);
        var laptop = _court.Browser();
        var asked = await JoinAsync(laptop, link);
        Assert.Equal((HttpStatusCode.Conflict, "link.code-needed"), (asked.StatusCode, await CourtServer.CodeAsync(asked)));
        var waits = await JoinAsync(laptop, link, link.Code);
        Assert.Equal((HttpStatusCode.Conflict, "link.device-waits"), (waits.StatusCode, await CourtServer.CodeAsync(waits)));
        Assert.Equal("link.device-waits", await CourtServer.CodeAsync(await JoinAsync(laptop, link)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await laptop.GetAsync($"/api/hearings/{at.Hearing}")).StatusCode);

        await DecideAsync(at, granted: true);
        Assert.Equal(HttpStatusCode.OK, (await JoinAsync(laptop, link)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await laptop.GetAsync($"/api/hearings/{at.Hearing}")).StatusCode);

        var stranger = _court.Browser();
        await JoinAsync(stranger, link, link.Code);
        await DecideAsync(at, granted: false);
        Assert.Equal("link.device-refused", await CourtServer.CodeAsync(await JoinAsync(stranger, link)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"/api/hearings/{at.Hearing}")).StatusCode);
    }

    [Fact]
    public async Task After_five_wrong_codes_even_the_right_one_must_wait()
    {
        var at = await _court.CaseAsync();
        var link = await at.LinkAsync(at.Seat(Role.Claimant));
        await JoinAsync(_court.Browser(), link);
        var stranger = _court.Browser();
        var wrong = link.Code == "000000" ? "000001" : "000000";
        for (var i = 0; i < RedeemLink.CodesPerWindow; i++)
            Assert.Equal("link.code-wrong", await CourtServer.CodeAsync(await JoinAsync(stranger, link, wrong)));
        var refused = await JoinAsync(stranger, link, link.Code);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);

        _court.Time.Advance(RedeemLink.CodeWindow);
        Assert.Equal("link.device-waits", await CourtServer.CodeAsync(await JoinAsync(stranger, link, link.Code)));
    }

    [Fact]
    public async Task Parallel_guesses_share_one_count()
    {
        var at = await _court.CaseAsync();
        var link = await at.LinkAsync(at.Seat(Role.Claimant));
        await JoinAsync(_court.Browser(), link);
        var wrong = link.Code == "000000" ? "000001" : "000000";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => JoinAsync(_court.Browser(), link, wrong)));
        Assert.InRange(answers.Count(a => a.StatusCode == HttpStatusCode.Conflict), 0, RedeemLink.CodesPerWindow);
        Assert.DoesNotContain(answers, a => a.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_link_is_unknown()
    {
        await _court.CaseAsync();
        var answer = await _court.Browser().PostAsJsonAsync("/api/join", new { token = Secrets.NewToken() });
        Assert.Equal((HttpStatusCode.NotFound, "link.unknown"), (answer.StatusCode, await CourtServer.CodeAsync(answer)));
    }

    [Fact]
    public async Task A_revoked_link_is_gone_its_device_too_and_listeners_are_told()
    {
        var told = new Listener();
        using var court = new CourtServer { Change = services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<ILinkListener>(services, told) };
        var at = await court.CaseAsync();
        var seat = at.Seat(Role.Claimant);
        var link = await at.LinkAsync(seat);
        var phone = court.Browser();
        await JoinAsync(phone, link);
        // Its seat is at hand from now on.
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/api/session")).StatusCode);
        var clerk = await court.StaffAsync("clerk");
        Assert.Equal(HttpStatusCode.NoContent, (await clerk.DeleteAsync($"/api/links/{link.LinkId}")).StatusCode);

        var answer = await JoinAsync(phone, link);
        Assert.Equal((HttpStatusCode.Gone, "link.revoked"), (answer.StatusCode, await CourtServer.CodeAsync(answer)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.GetAsync("/api/session")).StatusCode);
        Assert.Equal([(at.Hearing.Value, seat.Value)], told.Revoked);
    }

    [Fact]
    public async Task What_another_process_revoked_ends_within_half_a_minute()
    {
        var at = await _court.CaseAsync();
        var phone = await at.SeatedAsync(at.Seat(Role.Claimant));
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/api/session")).StatusCode);
        await using var database = await _court.Get<IDbContextFactory<CourtDatabase>>().CreateDbContextAsync();
        await database.Set<JoinLink>().ExecuteUpdateAsync(set => set.SetProperty(l => l.State, LinkState.Revoked));
        _court.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.GetAsync("/api/session")).StatusCode);
    }

    [Fact]
    public async Task A_closed_hearing_ends_its_links_but_its_parties_still_read()
    {
        var at = await _court.CaseAsync();
        var link = await at.LinkAsync(at.Seat(Role.Claimant));
        var phone = _court.Browser();
        await JoinAsync(phone, link);
        await at.CloseAsync();
        var answer = await JoinAsync(phone, link);
        Assert.Equal((HttpStatusCode.Gone, "link.over"), (answer.StatusCode, await CourtServer.CodeAsync(answer)));
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync($"/api/hearings/{at.Hearing}/recording")).StatusCode);
    }

    [Fact]
    public async Task A_new_link_for_a_seat_revokes_the_former_one()
    {
        var at = await _court.CaseAsync();
        var lost = await at.LinkAsync(at.Seat(Role.Claimant));
        var second = await at.LinkAsync(at.Seat(Role.Claimant));
        Assert.Equal("link.revoked", await CourtServer.CodeAsync(await JoinAsync(_court.Browser(), lost)));
        Assert.Equal(HttpStatusCode.OK, (await JoinAsync(_court.Browser(), second)).StatusCode);
    }

    [Fact]
    public async Task Token_and_code_are_in_no_file_of_the_database()
    {
        var at = await _court.CaseAsync();
        var link = await at.LinkAsync(at.Seat(Role.Claimant));
        await JoinAsync(_court.Browser(), link);
        var factory = _court.Get<IDbContextFactory<CourtDatabase>>();
        await using var database = await factory.CreateDbContextAsync();
        // Held open while the files are read: SQLite takes the log away with the last connection.
        await database.Database.OpenConnectionAsync();
        Assert.Equal(Secrets.Hash(Token(link)), (await database.Set<JoinLink>().SingleAsync()).TokenHash);
        foreach (var file in Directory.GetFiles(_court.Data, "court.db*"))
            Assert.DoesNotContain(Token(link), await ReadSharedAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consent_is_kept_when_the_link_is_replaced()
    {
        var at = await _court.CaseAsync();
        var phone = await at.SeatedAsync(at.Seat(Role.Claimant));
        var half = await phone.PostAsJsonAsync("/api/join/consent", new { hearingId = at.Hearing.Value, consent = true, discipline = false });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
        var whole = await phone.PostAsJsonAsync("/api/join/consent", new { hearingId = at.Hearing.Value, consent = true, discipline = true });
        Assert.Equal(HttpStatusCode.NoContent, whole.StatusCode);
        var answer = await JoinAsync(_court.Browser(), await at.LinkAsync(at.Seat(Role.Claimant)));
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("consented").GetBoolean());
    }

    private async Task DecideAsync(CourtroomCase at, bool granted)
    {
        var grain = _court.Get<IGrainFactory>().GetGrain<IHearingGrain>(at.Hearing.Value);
        var device = Assert.Single((await grain.Read()).State.Of<DeviceRequests>().Waiting).Key;
        Assert.Equal("floor.not-yours", Assert.Throws<Shared.RuleRefused>(() => grain.Act(at.Seat(Role.Claimant).Value, "d0", new DecideDevice(device, true)).GetAwaiter().GetResult().SeqOrThrow()).Code);
        (await grain.Act("clerk", Guid.NewGuid().ToString(), new DecideDevice(device, granted))).SeqOrThrow();
        var states = _court.Get<IDbContextFactory<CourtDatabase>>();
        await Eventually.HoldsAsync(() =>
        {
            using var database = states.CreateDbContext();
            return database.Set<DeviceSeat>().All(one => one.State != DeviceState.Asked);
        }, "the answer to reach the door");
    }

    private static async Task<string> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    private sealed class Listener : ILinkListener
    {
        public List<(string, string)> Revoked { get; } = [];

        public Task OnRevokedAsync(Shared.HearingId hearing, Shared.SeatId seat, CancellationToken ct)
        {
            Revoked.Add((hearing.Value, seat.Value));
            return Task.CompletedTask;
        }
    }
}
