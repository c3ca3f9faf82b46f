using Arbitration.Testing;
using Microsoft.Playwright;

namespace Arbitration.EndToEnd.Tests;

/// <summary>One running system and three people at their browsers, for several courses of a hearing, each in a case of its own.</summary>
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
        var filing = await Filing.OpenAsync(System);
        await Proceedings.BringToAsync(System, filing.Hearing, phase);
        await Courtroom.EnterAsync(System, Presiding, filing.Hearing);
        await Courtroom.EnterAsync(System, Clerk, filing.Hearing);
        await Courtroom.JoinAsync(System, Claimant, filing.Links.First(link => link.Role == "Claimant"));
        return filing;
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
