using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Courtroom.WallScreens;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Transcripts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>A leak of one kind: this word, on this channel, reaches these listeners although they may not have it.</summary>
internal sealed record PlantedLeak(string Word, string Channel, string[] Reaches);

/// <summary>
/// The switch that makes the court server leak on purpose, from outside of it: each kind of leak with a word of its own, so that one
/// course shows for each of them whether the search finds that leak and no other.
/// </summary>
internal sealed class PlantedLeaks(PlantedWords words) : IHubFilter, IHearingListener, IStartupFilter
{
    private static readonly string[] Seated = [.. Cast.Seats.Except([Cast.ThirdParty])];
    private readonly List<string> _seats = [];
    private IServiceProvider _services = null!;
    private string _hearing = "";

    public static IReadOnlyList<PlantedLeak> All { get; } =
    [
        new("warning in a closed session", "hub Pushed", [.. Cast.Public, Cast.Waiting, Cast.CalledWitness, Cast.UncalledWitness]),
        new("typing before a witness is called", "hub DraftChanged", [Cast.Waiting, Cast.CalledWitness, Cast.UncalledWitness]),
        new("chat in a private room", "hub ChatWritten", [.. Seated.Except(Cast.Tribunal)]),
        new("note to who waits for the call", "hub NoteShown", [.. Seated.Except([Cast.UncalledWitness]), Cast.ThirdParty]),
        new("line after a testimony", "hub answer to Enter", [Cast.Waiting, Cast.CalledWitness, Cast.UncalledWitness]),
        new("testimony", "hub answer to Replay", [Cast.Waiting, Cast.UncalledWitness]),
        new("line of a closed session", "hub Shown", [Cast.Wall]),
    ];

    /// <summary>The leaks of the hub.</summary>
    public bool IsOn { get; set; }

    /// <summary>A read that forgets to ask who reads, and answers everybody as it answers the clerk; null: none does.</summary>
    public string? Forgetful { get; set; }
    public string ClerksCookie { get; set; } = "";

    public void Into(IServiceCollection services)
    {
        services.AddSingleton<IHearingListener>(all => With(all));
        services.AddSingleton<IStartupFilter>(this);
        services.Configure<HubOptions>(hub => hub.AddFilter(this));
    }

    private PlantedLeaks With(IServiceProvider services)
    {
        _services = services;
        return this;
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            if (Forgetful is { } path && context.Request.Path == path) context.Request.Headers.Cookie = ClerksCookie;
            await rest(context);
        });
        next(app);
    };

    public void OnAwake(HearingRoster roster, HearingReading reading)
    {
        if (!IsOn || _seats.Count > 0) return;
        _hearing = roster.HearingId.Value;
        _services.GetRequiredService<DraftBoard>().Changed += (_, draft) => Spill(1, "DraftChanged", draft.Text, draft);
        Know(roster);
    }

    public void OnHappened(HearingNews news)
    {
        if (!IsOn || news.Hearing != _hearing) return;
        Know(news.Roster);
        foreach (var numbered in news.Pushes.Where(push => push.Seat == "presiding").Select(push => push.Numbered))
        {
            Spill(0, "Pushed", numbered.Event, numbered);
            if (Holds(6, numbered.Event)) _ = _services.GetRequiredService<IHubContext<WallHub>>().Clients.All.SendAsync("Shown", new { lines = words.Of(All[6].Word) });
        }
    }

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var answer = await next(invocation);
        if (!IsOn) return answer;
        switch (invocation.HubMethodName)
        {
            case "WriteToTribunal": Spill(2, "ChatWritten", TextOf(invocation, 1), new { text = TextOf(invocation, 1) }); break;
            case "NotePerson": Spill(3, "NoteShown", TextOf(invocation, 2), new { text = TextOf(invocation, 2) }); break;
            case "Enter" when answer is Snapshot snapshot: return snapshot with { Lines = [.. snapshot.Lines, .. (await ReadAsync()).Of<TranscriptState>().Lines.Where(line => Holds(4, line.Text))] };
            case "Replay": return new { answer, forgotten = (await Grain.Replay("clerk", 0)).Where(one => Holds(5, one.Event)) };
        }
        return answer;
    }

    private IHearingGrain Grain => _services.GetRequiredService<IGrainFactory>().GetGrain<IHearingGrain>(_hearing);

    private async Task<HearingState> ReadAsync() => (await Grain.Read()).State;

    private void Know(HearingRoster roster)
    {
        lock (_seats) _seats.AddRange(roster.Seats.Select(seat => seat.Seat.Value).Except(_seats).ToList());
    }

    private bool Holds(int leak, string text) => text.Contains(words[All[leak].Word].Mark, StringComparison.Ordinal);

    private static string TextOf(HubInvocationContext invocation, int at) => invocation.HubMethodArguments[at] as string ?? "";

    private void Spill(int leak, string method, string text, object argument)
    {
        if (!Holds(leak, text)) return;
        lock (_seats)
            foreach (var seat in _seats) _services.GetRequiredService<CourtroomPages>().Tell(_hearing, seat, method, argument);
    }
}
