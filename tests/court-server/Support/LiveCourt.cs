using System.Net;
using Arbitration.Court.Cases;
using Arbitration.Court.Media;
using Arbitration.Court.Shared;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Arbitration.Court.Tests.Support;

/// <summary>The court server on a real port with the real clock, a fake node beside it, and one hearing.</summary>
internal sealed class LiveCourt : IAsyncDisposable
{
    private readonly CourtServer _court;

    private LiveCourt(Action<IServiceCollection>? change) => _court = new CourtServer
    {
        Change = services =>
        {
            services.AddSingleton(TimeProvider.System);
            change?.Invoke(services);
        },
    };

    public FakeNode Node { get; private set; } = null!;
    public CourtroomCase Case { get; private set; } = null!;
    public Uri Address { get; private set; } = null!;
    public string Hearing => Case.Hearing.Value;
    public CourtServer Court => _court;

    public static async Task<LiveCourt> StartAsync(bool withNode = true, Action<IServiceCollection>? change = null)
    {
        var live = new LiveCourt(change);
        live._court.UseKestrel(0);
        live._court.StartServer();
        live.Address = live._court.ClientOptions.BaseAddress;
        live.Node = new FakeNode(live._court.Get<MediaOptions>().Socket);
        if (withNode) await live.Node.StartAsync();
        live.Case = await live._court.CaseAsync();
        return live;
    }

    /// <summary>The next sitting of the case; who enters from now on enters that one.</summary>
    public async Task NextSittingAsync(string presiding = "arbitrator")
    {
        var hearing = await _court.Get<ScheduleHearing>().RunAsync(Case.CaseId, new NewHearing(_court.Get<TimeProvider>().GetUtcNow(), presiding, "clerk"), "clerk", default);
        Case = Case with { Hearing = hearing, Roster = (await _court.Get<HearingCalendar>().RosterAsync(hearing, default))! };
    }

    public async Task<HubSeat> StaffAsync(string userName, bool takeOver = false) =>
        await HubSeat.EnterAsync(Address, await HubSeat.SignInAsync(Address, userName), Hearing, takeOver);

    public async Task<CookieContainer> JoinAsync(SeatId seat) => await HubSeat.JoinAsync(Address, CourtroomCase.Token(await Case.LinkAsync(seat)));

    public async Task<HubSeat> PartyAsync(Role role) => await HubSeat.EnterAsync(Address, await JoinAsync(Case.Seat(role)), Hearing);

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await _court.DisposeAsync();
    }
}
