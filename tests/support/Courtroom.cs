using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace Arbitration.Testing;

/// <summary>Four people with real browsers in one hearing: presiding arbitrator, clerk, claimant, respondent.</summary>
public sealed class Courtroom : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private Courtroom(RunningSystem system, string hearing, Person presiding, Person clerk, Person claimant, Person respondent)
    {
        (System, Hearing, Presiding, Clerk, Claimant, Respondent) = (system, hearing, presiding, clerk, claimant, respondent);
    }

    public RunningSystem System { get; }
    public string Hearing { get; }
    public Person Presiding { get; }
    public Person Clerk { get; }
    public Person Claimant { get; }
    public Person Respondent { get; }
    public IReadOnlyList<Person> Everybody => [Presiding, Clerk, Claimant, Respondent];

    /// <summary>What the clerk typed: the text, and the hearing time at the first keystroke.</summary>
    public List<TypedLine> Typed { get; } = [];

    /// <summary>Everybody comes in, one after the other, each through their own door, and is seen by the others.</summary>
    public static async Task<Courtroom> GatherAsync(RunningSystem system, IReadOnlyList<DemoLink> links, bool sharp = false)
    {
        var presiding = await Person.SitDownAsync("presiding", Signal.Presiding, sharp: sharp);
        var clerk = await Person.SitDownAsync("clerk", Signal.Clerk, sharp: sharp);
        var claimant = await Person.SitDownAsync("claimant", Signal.Claimant, new ViewportSize { Width = 390, Height = 844 }, sharp: sharp);
        var respondent = await Person.SitDownAsync("respondent", Signal.Respondent, sharp: sharp);
        var hearing = links[0].HearingId;
        var room = new Courtroom(system, hearing, presiding, clerk, claimant, respondent);
        try
        {
            await SignInAsync(system, clerk, "clerk");
            await room.EnterAsync(clerk);
            await SignInAsync(system, presiding, "arbitrator");
            await room.EnterAsync(presiding);
            await JoinAsync(system, claimant, links.First(link => link.Role == "Claimant"), clerk);
            await JoinAsync(system, respondent, links.First(link => link.Role == "Respondent"), clerk);
            return room;
        }
        catch (Exception failed)
        {
            var state = string.Join('\n', room.Everybody.Select(person => $"--- {person.Name}\n{person.Console}"));
            await room.DisposeAsync();
            throw new InvalidOperationException($"{failed.Message}\n{state}\n{system.Logs()}", failed);
        }
    }

    public static async Task SignInAsync(RunningSystem system, Person person, string userName)
    {
        await person.Page.GotoAsync(new Uri(system.Address, "/login").ToString());
        await person.Find("login-user").FillAsync(userName);
        await person.Find("login-password").FillAsync(system.Password(userName));
        await person.Find("login-submit").ClickAsync();
        await person.Page.WaitForURLAsync("**/desk**");
    }

    public Task EnterAsync(Person person) => EnterAsync(System, person, Hearing);

    public static async Task EnterAsync(RunningSystem system, Person person, string hearing)
    {
        await person.Page.GotoAsync(new Uri(system.Address, $"/courtroom/{hearing}").ToString());
        await person.Find("courtroom").WaitForAsync();
    }

    /// <summary>A party's whole way in: link, who you are, consent and discipline, equipment test, waiting room.</summary>
    /// <param name="doorkeeper">Lets them in where the door is held.</param>
    public static async Task JoinAsync(RunningSystem system, Person person, DemoLink link, Person? doorkeeper = null)
    {
        await ReachDoorAsync(person, system.Local(link.Url), doorkeeper is null ? null : link.Code);
        await person.Find("enter-courtroom").ClickAsync();
        var (inside, waiting) = (person.Find("courtroom"), person.Find("waiting-hall"));
        await inside.Or(waiting).First.WaitForAsync();
        if (doorkeeper is not null && await waiting.CountAsync() > 0) await LetInAsync(doorkeeper);
        await inside.WaitForAsync();
    }

    /// <summary>The same by the requests that the screens on the way send, for tests that are about what comes after them.</summary>
    public static async Task ComeInAsync(RunningSystem system, Person person, DemoLink link)
    {
        await PostAsync("/api/join", new { token = link.Url.Fragment.TrimStart('#') });
        await PostAsync("/api/join/consent", new { hearingId = link.HearingId, consent = true, discipline = true });
        await person.Page.GotoAsync(new Uri(system.Address, $"/courtroom/{link.HearingId}?as=seat").ToString());
        await person.Find("courtroom").WaitForAsync();

        async Task PostAsync(string path, object body)
        {
            var answer = await person.Page.APIRequest.PostAsync(new Uri(system.Address, path).ToString(), new APIRequestContextOptions { DataObject = body, Headers = [new("X-Court", "1")] });
            if (!answer.Ok) throw new InvalidOperationException($"{answer.Status} {path}: {await answer.TextAsync()}");
        }
    }

    /// <summary>Whoever waits at the door is let in, their document looked at where they showed one.</summary>
    public static async Task LetInAsync(Person doorkeeper, string reason = "书记员当庭认识其本人")
    {
        await doorkeeper.Find("admit").First.ClickAsync();
        await doorkeeper.Page.WaitForTimeoutAsync(300);
        if (await doorkeeper.Find("identity-dialog").CountAsync() == 0) return;
        if (await doorkeeper.Find("identity-picture").CountAsync() > 0) await doorkeeper.Find("identity-verified").ClickAsync();
        else
        {
            await doorkeeper.Find("identity-note").FillAsync(reason);
            await doorkeeper.Find("admit-anyway").ClickAsync();
        }

        await doorkeeper.Find("identity-dialog").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
    }

    /// <summary>The same as far as the waiting room, from where one click leads in.</summary>
    /// <param name="person">Whose browser it is.</param>
    /// <param name="link">As it was given to them.</param>
    /// <param name="code">Theirs, when they show a document; else they leave that to the clerk.</param>
    public static async Task ReachDoorAsync(Person person, Uri link, string? code = null)
    {
        await person.Page.GotoAsync(link.ToString());
        await person.Find("join-confirm").ClickAsync();
        foreach (var tick in (string[])["join-consent", "join-discipline"])
            await person.Find(tick).Locator("input").Or(person.Page.Locator($"input[data-testid={tick}]")).First.CheckAsync();
        await person.Find("join-agree").ClickAsync();
        await TestEquipmentAsync(person);
        await person.Find("identity-skip").Or(person.Find("enter-courtroom")).First.WaitForAsync();
        if (await person.Find("identity-skip").CountAsync() > 0) await ShowDocumentAsync(person, code);
        await person.Find("enter-courtroom").WaitForAsync();
    }

    /// <param name="person">Who shows it.</param>
    /// <param name="code">Null: it is left to the clerk.</param>
    /// <param name="taken">With the picture taken and not yet sent.</param>
    public static async Task ShowDocumentAsync(Person person, string? code, Func<Task>? taken = null)
    {
        if (code is null)
        {
            await person.Find("identity-skip").ClickAsync();
            return;
        }

        await person.Find("identity-open").ClickAsync();
        await person.Page.WaitForFunctionAsync("() => (document.querySelector('[data-testid=identity-preview]')?.videoWidth ?? 0) > 0");
        await person.Find("identity-take").ClickAsync();
        if (taken is not null) await taken();
        await person.Find("identity-code").FillAsync(code);
        await person.Find("identity-send").ClickAsync();
    }

    public static async Task TestEquipmentAsync(Person person)
    {
        await person.Find("equipment-start").ClickAsync();
        await person.Find("tone").ClickAsync();
        await person.Find("tone-yes").ClickAsync();
        await Assertions.Expect(person.Find("equipment-done")).ToBeEnabledAsync(new LocatorAssertionsToBeEnabledOptions { Timeout = 25_000 });
        await person.Find("equipment-done").ClickAsync();
    }

    /// <summary>Takes a step as its leader does: the primary button, or the menu, and the reason when one is asked for.</summary>
    public async Task<StepTaken> StepAsync(Person leader, string step, string phase, string reason = "程序需要")
    {
        var primary = leader.Page.Locator($"[data-testid=primary-step][data-step={step}]");
        if (await primary.CountAsync() > 0) await primary.ClickAsync();
        else
        {
            await leader.Find("more-steps").ClickAsync();
            await leader.Find($"step-{step}").ClickAsync();
        }

        await leader.Page.WaitForTimeoutAsync(150);
        if (await leader.Find("step-reason").CountAsync() > 0) await leader.Find("step-reason").FillAsync(reason);
        if (await leader.Find("step-confirm").CountAsync() > 0) await leader.Find("step-confirm").ClickAsync();
        var clicked = Stopwatch.GetTimestamp();
        await Wait.UntilAsync($"{leader.Name} is in {phase}", async () => await PhaseAsync(leader) == phase, Patience);
        var shown = Stopwatch.GetTimestamp();
        foreach (var person in Everybody)
            await Wait.UntilAsync($"{person.Name} is in {phase}", async () => await PhaseAsync(person) == phase, Patience);
        return new StepTaken(clicked, shown);
    }

    /// <summary>Five seconds on the way to the recording and back, as the clerk tries them before the opening.</summary>
    public static async Task TryAsync(Person leader)
    {
        await leader.Find("trial").ClickAsync();
        await Assertions.Expect(leader.Find("trial-passed")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 });
    }

    /// <summary>Takes the one usual next step, confirming it where that is asked.</summary>
    public static async Task NextStepAsync(Person leader, string phase)
    {
        await leader.Find("primary-step").ClickAsync();
        await leader.Page.WaitForTimeoutAsync(150);
        if (await leader.Find("step-reason").CountAsync() > 0) await leader.Find("step-reason").FillAsync("程序需要");
        if (await leader.Find("step-confirm").CountAsync() > 0) await leader.Find("step-confirm").ClickAsync();
        await Wait.UntilAsync($"{leader.Name} is in {phase}", async () => await PhaseAsync(leader) == phase, Patience);
    }

    public static async Task<string?> PhaseAsync(Person person) =>
        (await person.CourtAsync()).TryGetProperty("phase", out var phase) ? phase.GetString() : null;

    public static async Task<string?> RecordingAsync(Person person) =>
        (await person.CourtAsync()).TryGetProperty("recording", out var recording) ? recording.GetString() : null;

    /// <summary>Everybody sees pictures of everybody else move, within the limit.</summary>
    public async Task<TimeSpan> EverybodySeesEverybodyAsync(TimeSpan limit)
    {
        var began = Stopwatch.GetTimestamp();
        foreach (var person in Everybody)
        {
            // From one look to the next: a connection that was made anew counts its frames from nought.
            var before = await FramesAsync(person);
            var seen = "nobody";
            try
            {
                await Wait.UntilAsync($"{person.Name} sees three others move", async () =>
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System);
                    var now = await FramesAsync(person);
                    var moving = now.Count(source => source.Value > before.GetValueOrDefault(source.Key, long.MaxValue));
                    seen = string.Join(", ", now.Select(source => $"{source.Key} +{source.Value - before.GetValueOrDefault(source.Key)}"));
                    before = now;
                    return moving >= 3;
                }, limit - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } left ? left : TimeSpan.Zero);
            }
            catch (TimeoutException late)
            {
                throw new TimeoutException($"{late.Message}; pictures at the last look: {seen}; the page: {await person.CourtAsync()}", late);
            }
        }

        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Frames decoded so far of each other person's source.</summary>
    public static async Task<Dictionary<string, long>> FramesAsync(Person person) =>
        (await person.CourtAsync()).TryGetProperty("sources", out var sources) && sources.ValueKind == JsonValueKind.Object
            ? sources.EnumerateObject().ToDictionary(source => source.Name, source => source.Value.GetProperty("framesDecoded").GetInt64())
            : [];

    public static async Task<double?> FirstFrameMsAsync(Person person) =>
        (await person.CourtAsync()).TryGetProperty("firstFrameMs", out var ms) && ms.ValueKind == JsonValueKind.Number ? ms.GetDouble() : null;

    /// <summary>The seat that somebody's page holds.</summary>
    public static async Task<string> SeatAsync(Person person) => (await person.Page.Locator("[data-testid=tile].me").GetAttributeAsync("data-seat"))!;

    /// <summary>The clerk types a line; everybody has it on screen before this returns.</summary>
    public async Task TypeAsync(string text)
    {
        var editor = Clerk.Find("editor-text");
        await editor.FocusAsync();
        // Read in the page at the first input itself, before the page's own handler: on a busy machine a question from outside arrives too early or too late.
        await Clerk.Page.EvaluateAsync("() => { window.__firstKeyUs = null; addEventListener('input', () => { window.__firstKeyUs ??= window.__court.hearingUs }, { capture: true, once: true }) }");
        await editor.PressSequentiallyAsync(text, new LocatorPressSequentiallyOptions { Delay = 25 });
        await editor.PressAsync("Enter");
        foreach (var person in Everybody)
            await person.Find("line").Filter(new LocatorFilterOptions { HasText = text }).First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        var at = await Clerk.Page.EvaluateAsync<double?>("() => window.__firstKeyUs");
        Typed.Add(new TypedLine(text, at is { } known ? (long)known : null));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in Everybody) await person.DisposeAsync();
    }
}
