using System.Net.Http.Json;
using System.Text.Json;
using Arbitration.Court.Access;
using Arbitration.Court.Tests.Support;
using static Arbitration.Court.Tests.Isolation.Cast;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>Makes the two cases and gives everybody of the cast their credentials, by the routes that people use.</summary>
internal sealed class People(LiveCourt court, PlantedWords words, Func<string, Listener> listener)
{
    private const string Base = "/api/cases";
    private readonly Dictionary<string, string> _links = [];

    public string CaseId { get; private set; } = "";
    public string Hearing { get; private set; } = "";

    public async Task MakeAsync()
    {
        words["password"].Text = CourtServer.Password;
        await NewStaff.AddAsync(court.Court, "another-clerk", StaffRoles.Clerk);
        await NewStaff.AddAsync(court.Court, "another-arbitrator", StaffRoles.Arbitrator);
        foreach (var (name, login) in new[] { (Clerk, "clerk"), (Presiding, "arbitrator"), (ForeignStaff, "another-clerk"), (TwoHats, "another-clerk") })
            await listener(name).PostAsync("/api/session", new { userName = login, password = CourtServer.Password });
        await CaseAsync();
        await ForeignCaseAsync();
    }

    private async Task CaseAsync()
    {
        var phone = words.Of("phone of a party");
        words["end of a phone, as it is masked"].Text = $"{phone[..3]}****{phone[^4..]}";
        var clerk = listener(Clerk);
        var opened = await clerk.PostAsync(Base, NewCase(words.Of("case number"), words.Of("cause"), words.Of("name of a party"), phone));
        CaseId = opened.GetProperty("caseId").GetString()!;
        Hearing = await ScheduleAsync(clerk, CaseId, "arbitrator", "clerk");
        var parties = (await clerk.PostAsync($"{Base}/{CaseId}/people", Person("ThirdParty", null, "第三人"))).GetProperty("participants").EnumerateArray().Select(IdOf).ToList();
        foreach (var (name, seat) in new[] { Claimant, Representative, Respondent, Waiting, ThirdParty }.Zip(parties)) await JoinAsync(name, seat);
        foreach (var (name, role, side) in new[]
                 {
                     (Interpreter, "Interpreter", null), (CalledWitness, "Witness", "claimant"), (UncalledWitness, "Witness", "respondent"),
                     (Observer, "Observer", null), (Technician, "Technician", null), (TwoHats, "Observer", null), (Revoked, "Observer", (string?)null),
                 })
        {
            var isPlanted = name == UncalledWitness;
            var added = await clerk.PostAsync($"{Base}/{CaseId}/people", Person(role, side, isPlanted ? words.Of("name of a witness") : "某人", isPlanted ? words.Of("phone of a witness") : null));
            await JoinAsync(name, IdOf(added.GetProperty("participants").EnumerateArray().Last()));
        }
        listener(Clerk).Seat = "clerk";
        listener(Presiding).Seat = "presiding";
        using var revoked = await clerk.Browser.DeleteAsync(new Uri($"/api/links/{_links[Revoked]}", UriKind.Relative));
        revoked.EnsureSuccessStatusCode();
    }

    private async Task JoinAsync(string name, string seat)
    {
        var link = await listener(Clerk).PostAsync($"/api/hearings/{Hearing}/links", new { participantId = seat });
        _links[name] = link.GetProperty("linkId").GetString()!;
        var token = link.GetProperty("url").GetString()!.Split('#')[1];
        if (name == Claimant) (words["token of a link"].Text, words["code of a link"].Text) = (token, link.GetProperty("code").GetString()!);
        await OpenLinkAsync(listener(name), Hearing, seat, token);
    }

    private static async Task OpenLinkAsync(Listener person, string hearing, string seat, string token)
    {
        person.Seat = seat;
        await person.PostAsync("/api/join", new { token });
        await person.PostAsync("/api/join/consent", new { hearingId = hearing, consent = true, discipline = true }, System.Net.HttpStatusCode.NoContent);
    }

    private async Task ForeignCaseAsync()
    {
        var clerk = listener(ForeignStaff);
        var opened = await clerk.PostAsync(Base, NewCase("另案（2026）第0007号", words.Of("cause of another case"), "另案申请人", null));
        var hearing = await ScheduleAsync(clerk, opened.GetProperty("caseId").GetString()!, "another-arbitrator", "another-clerk");
        var seat = IdOf(opened.GetProperty("participants")[0]);
        var link = await clerk.PostAsync($"/api/hearings/{hearing}/links", new { participantId = seat });
        await OpenLinkAsync(listener(ForeignParty), hearing, seat, link.GetProperty("url").GetString()!.Split('#')[1]);
        await listener(ForeignParty).ConnectAsync();
        await listener(ForeignParty).Page!.EnterAsync(hearing, "another");
    }

    private static async Task<string> ScheduleAsync(Listener clerk, string caseId, string presiding, string keeper) =>
        (await clerk.PostAsync($"{Base}/{caseId}/hearings", new { scheduledWall = TimeProvider.System.GetUtcNow(), presidingUserName = presiding, clerkUserName = keeper })).GetProperty("hearingId").GetString()!;

    private static object NewCase(string caseNumber, string cause, string name, string? phone) => new
    {
        caseNumber, cause, participants = new[]
        {
            new { side = "claimant", kind = "party", name, phone }, new { side = "claimant", kind = "representative", name = "乙一", phone = (string?)null },
            new { side = "respondent", kind = "party", name = "丙有限公司", phone = (string?)null }, new { side = "respondent", kind = "representative", name = "丁一", phone = (string?)null },
        },
    };

    private static object Person(string role, string? side, string name, string? phone = null) => new { role, side, name, phone };

    private static string IdOf(JsonElement participant) => participant.GetProperty("participantId").GetString()!;
}
