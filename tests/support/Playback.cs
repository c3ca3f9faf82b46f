using System.Globalization;

namespace Arbitration.Testing;

/// <summary>The playback page as the clerk uses it.</summary>
public static class Playback
{
    /// <summary>Clicks each line and says how far, in seconds, the player then is from where the line began.</summary>
    public static async Task<IReadOnlyList<double>> ClickLinesAsync(Courtroom room, IReadOnlyList<(long StartUs, string Text)> cues)
    {
        var (clerk, page) = (room.Clerk, room.Clerk.Page);
        await page.GotoAsync(new Uri(room.System.Address, $"/playback/{room.Hearing}").ToString());
        await clerk.Find("transcript-line").First.WaitForAsync();
        await Wait.UntilAsync("the player has a picture", async () => await page.EvaluateAsync<bool>("() => (document.querySelector('video')?.readyState ?? 0) >= 2"), TimeSpan.FromSeconds(20));
        var apart = new List<double>();
        foreach (var (startUs, text) in cues)
        {
            var line = clerk.Find("transcript-line").Filter(new() { HasText = text.Split('>').Last() });
            await line.ClickAsync();
            await Wait.UntilAsync($"the player plays near {startUs / 1e6:0.0} s", async () =>
                Math.Abs(await SecondsAsync() - (startUs / 1e6)) < 5 && !await page.EvaluateAsync<bool>("() => document.querySelector('video').seeking"), TimeSpan.FromSeconds(20));
            apart.Add(await SecondsAsync() - (startUs / 1e6));
        }

        return apart;

        async Task<double> SecondsAsync() => double.Parse(await page.EvaluateAsync<string>("() => String(document.querySelector('video').currentTime)"), CultureInfo.InvariantCulture);
    }
}
