using Arbitration.Testing;
using Microsoft.Playwright;

namespace Arbitration.EndToEnd.Tests;

/// <summary>One running system and three people at their browsers, for all courses of a hearing, each in a case of its own.</summary>
public sealed class Courthouse : IAsyncLifetime
{
    private readonly List<Person> _people = [];

    public RunningSystem System { get; private set; } = null!;
    public Person Presiding { get; private set; } = null!;
    public Person Clerk { get; private set; } = null!;
    public Person Claimant { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        System = await RunningSystem.StartAsync();
        try
        {
            Presiding = await SitDownAsync("presiding", Signal.Presiding);
            Clerk = await SitDownAsync("clerk", Signal.Clerk);
            Claimant = await SitDownAsync("claimant", Signal.Claimant, new ViewportSize { Width = 390, Height = 844 });
            await Courtroom.SignInAsync(System, Presiding, "arbitrator");
            await Courtroom.SignInAsync(System, Clerk, "clerk");
        }
        catch
        {
            // xunit does not dispose a fixture that could not be initialized.
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>A new case, brought to the phase, and the three in its courtroom.</summary>
    public async Task<Filing> BeginAsync(string phase)
    {
        await EndLastAsync();
        var filing = await Filing.OpenAsync(System);
        await Proceedings.BringToAsync(System, filing.Hearing, phase);
        await Courtroom.EnterAsync(System, Presiding, filing.Hearing);
        await Courtroom.EnterAsync(System, Clerk, filing.Hearing);
        await Courtroom.ComeInAsync(System, Claimant, filing.Links.First(link => link.Role == "Claimant"));
        return filing;
    }

    /// <summary>Whatever the test before left open would be mixed and recorded on, and take from the machine what this one needs.</summary>
    public async Task EndLastAsync()
    {
        if (await Courtroom.PhaseAsync(Presiding) is null or "Waiting" or "CheckIn" or "Adjourned" or "Closed") return;
        await using var caller = new Caller(System.Address);
        await caller.SignInAsync("arbitrator", System.Password("arbitrator"));
        await using var presiding = await Seat.EnterAsync(caller, new Uri(Presiding.Page.Url).Segments[^1]);
        try
        {
            await presiding.StepAsync("Adjourn", "另行通知");
        }
        catch (Microsoft.AspNetCore.SignalR.HubException)
        {
            return; // a test that failed may have left it where it cannot be adjourned
        }
    }

    public async Task AdjournAsync(string reason)
    {
        await Presiding.Find("more-steps").ClickAsync();
        await Presiding.Find("step-Adjourn").ClickAsync();
        await Presiding.Find("step-reason").FillAsync(reason);
        await Presiding.Find("step-confirm").ClickAsync();
        await PhaseAsync("Adjourned");
    }

    public async Task PhaseAsync(string phase)
    {
        foreach (var person in _people)
            await Wait.UntilAsync($"{person.Name} is in {phase}", async () => await Courtroom.PhaseAsync(person) == phase, TimeSpan.FromSeconds(30));
    }

    /// <summary>Whether somebody's camera and microphone are on their way; who waits has not even opened them.</summary>
    public static async Task<string> OwnSourceAsync(Person person) =>
        (await person.CourtAsync()).TryGetProperty("outgoing", out var outgoing) ? outgoing.GetString()! : "idle";

    /// <summary>A second of the recording at which what was just asked for is seen.</summary>
    public async Task<double> AfterAWhileAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(1.5), TimeProvider.System);
        return await SecondsAsync(Clerk);
    }

    /// <summary>Hearing time as somebody's page has it.</summary>
    public static async Task<double> SecondsAsync(Person person) => (await person.CourtAsync()).GetProperty("hearingUs").GetDouble() / 1e6;

    /// <summary>The greatest amplitude of a tone between two seconds.</summary>
    public static double Loudest(float[] sound, int hertz, double from, double to)
    {
        const int window = 960;
        var loudest = 0d;
        for (var at = (int)(from * 48_000); at + window <= Math.Min(to * 48_000, sound.Length); at += window) loudest = Math.Max(loudest, Loudness.Of(sound.AsSpan(at, window), hertz));
        return loudest;
    }

    /// <summary>Whether somebody's colour is in the picture about a second. Looked at three times: each of them flashes white for 0.12 s of every 2 s.</summary>
    public static async Task<bool> IsSeenAsync(MediaFile file, Signal signal, double second)
    {
        foreach (var at in (double[])[second, second - 0.5, second + 0.5])
            if (Tile.Find(await file.PictureAsync(at), 1280, signal.Hue) is not null) return true;
        return false;
    }

    public async Task DisposeAsync()
    {
        foreach (var person in _people) await person.DisposeAsync();
        await System.DisposeAsync();
    }

    private async Task<Person> SitDownAsync(string name, Signal signal, ViewportSize? screen = null)
    {
        var person = await Person.SitDownAsync(name, signal, screen);
        _people.Add(person);
        return person;
    }
}
