using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Evidence.Press;
using Arbitration.Court.Shared;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Arbitration.Court.Tests.Support;

/// <summary>The whole court server on a real SQLite file in a folder of its own, with a clock that the test sets and no media node.</summary>
internal sealed class CourtServer : WebApplicationFactory<Program>
{
    public const string Password = "long-enough-for-a-test";

    public string Data { get; } = Directory.CreateTempSubdirectory("court-").FullName;

    /// <summary>As built beside these tests, in the same configuration.</summary>
    private static string PressAssembly { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "../../../../../evidence-press", Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "../../.."), AppContext.BaseDirectory), "Arbitration.Press.dll"));

    // Once for all tests: the machine is the same one, and a trial takes seconds.
    private static readonly Lazy<SandboxTrial> s_trial = new(TryOnce);

    private static SandboxTrial TryOnce()
    {
        var options = new PressOptions { Press = PressAssembly, TrialAtStart = false };
        var sandbox = new Sandbox(options, TimeProvider.System);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => sandbox.Dispose();
        return new SandboxTrial(options, sandbox, NullLogger<SandboxTrial>.Instance);
    }

    /// <summary>The clock of everything but ASP.NET's own cookies, so it starts at the real time.</summary>
    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public Action<IServiceCollection>? Change { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ARBITRATION_DATA", Data);
        builder.UseSetting("ARBITRATION_SEED_PASSWORD", Password);
        builder.UseSetting("ARBITRATION_PUBLIC_URL", "http://localhost");
        builder.UseSetting("ARBITRATION_PRESS", PressAssembly);
        // Most tests file nothing.
        builder.UseSetting("ARBITRATION_PRESS_TRIAL", "0");
        builder.UseSetting("ARBITRATION_CLIENT", Path.Combine(Data, "client"));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.AddSingleton(s_trial.Value);
            Change?.Invoke(services);
        });
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A browser that nobody signed in to.</summary>
    public HttpClient Browser()
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.Add("X-Court", "1");
        return client;
    }

    public async Task<HttpClient> StaffAsync(string userName)
    {
        var browser = Browser();
        var answer = await browser.PostAsJsonAsync("/api/session", new { userName, password = Password });
        answer.EnsureSuccessStatusCode();
        return browser;
    }

    /// <summary>A case with one party and one representative on each side, and its scheduled hearing.</summary>
    public async Task<CourtroomCase> CaseAsync(string number = "测劳人仲(2026)办字第0001号")
    {
        // Asking for a service starts the server, which makes database and staff.
        var caseId = await Get<OpenCase>().RunAsync(new NewCase(number, "追索劳动报酬争议",
        [
            new NewParticipant("claimant", "party", "甲一", "13900000001"), new NewParticipant("claimant", "representative", "乙一", null),
            new NewParticipant("respondent", "party", "丙有限公司", null), new NewParticipant("respondent", "representative", "丁一", null),
        ]), "clerk", default);
        var hearing = await Get<ScheduleHearing>().RunAsync(caseId, new NewHearing(Time.GetUtcNow(), "arbitrator", "clerk"), "clerk", default);
        var roster = await Get<HearingCalendar>().RosterAsync(hearing, default);
        return new CourtroomCase(this, caseId, hearing, roster!);
    }

    public static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("code", out var code) ? code.GetString() : null;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(Data)) Directory.Delete(Data, recursive: true);
    }
}

internal sealed record CourtroomCase(CourtServer Court, CaseId CaseId, HearingId Hearing, HearingRoster Roster)
{
    public SeatId Seat(Role role, Side? side = null) => Roster.Seats.First(s => s.Role == role && (side is null || s.Side == side)).Seat;

    public async Task<IssuedLink> LinkAsync(SeatId seat)
    {
        var holder = Roster.Seats.First(s => s.Seat == seat);
        return await Court.Get<JoinLinks>().IssueAsync(new LinkHolder(Hearing, seat, holder.Role.ToString(), holder.Name), "clerk", default);
    }

    public static string Token(IssuedLink link) => link.Url[(link.Url.IndexOf('#', StringComparison.Ordinal) + 1)..];

    public static Task<HttpResponseMessage> JoinAsync(HttpClient browser, IssuedLink link, string? code = null) =>
        browser.PostAsJsonAsync("/api/join", new { token = Token(link), code });

    /// <summary>A browser that holds the seat.</summary>
    public async Task<HttpClient> SeatedAsync(SeatId seat)
    {
        var browser = Court.Browser();
        var answer = await JoinAsync(browser, await LinkAsync(seat));
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"could not join: {answer.StatusCode}");
        return browser;
    }

    /// <summary>A browser whose link was redeemed before the hearing closed.</summary>
    public async Task<HttpClient> SeatedAfterAsync(SeatId seat, string? role = null)
    {
        var holder = Roster.Seats.First(s => s.Seat == seat);
        var links = Court.Get<JoinLinks>();
        var link = await links.IssueAsync(new LinkHolder(Hearing, seat, role ?? holder.Role.ToString(), holder.Name), "clerk", default);
        var browser = Court.Browser();
        (await JoinAsync(browser, link)).EnsureSuccessStatusCode();
        await links.EndAsync(Hearing, default);
        return browser;
    }

    public Task CloseAsync(long durationUs = 60_000_000) => Court.Get<HearingCalendar>().NoteProgressAsync(
        Hearing, new HearingProgress("Closed", Court.Time.GetUtcNow(), Court.Time.GetUtcNow(), durationUs), default);
}
