namespace Arbitration.Testing;

/// <summary>Pictures of the pages as people have them, for the README and for looking at.</summary>
public static class Screenshots
{
    public static async Task InSessionAsync(Courtroom room, string folder)
    {
        foreach (var person in room.Everybody) await person.ScreenshotAsync(Path.Combine(folder, $"courtroom-{person.Name}.png"));
    }

    public static async Task AfterwardsAsync(Courtroom room, string folder)
    {
        var page = room.Clerk.Page;
        await room.Clerk.ScreenshotAsync(Path.Combine(folder, "closed-clerk.png"));
        await page.GotoAsync(new Uri(room.System.Address, $"/playback/{room.Hearing}").ToString());
        await room.Clerk.Find("transcript-line").First.WaitForAsync();
        await Wait.UntilAsync("the player has a picture", async () => await page.EvaluateAsync<bool>("() => (document.querySelector('video')?.readyState ?? 0) >= 2"), TimeSpan.FromSeconds(20));
        await room.Clerk.ScreenshotAsync(Path.Combine(folder, "playback.png"));
        await page.GotoAsync(new Uri(room.System.Address, "/desk").ToString());
        await room.Clerk.Find("case-row").First.WaitForAsync();
        await room.Clerk.ScreenshotAsync(Path.Combine(folder, "desk.png"));
    }
}
