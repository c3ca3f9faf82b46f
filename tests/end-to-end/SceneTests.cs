using Arbitration.Testing;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>The clerk's hand on the recorded picture: looked at first, then taken, then given back.</summary>
[Collection(InTheCourthouse.Name)]
public sealed class SceneTests(Courthouse house, ITestOutputHelper say)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Share of a still's pixels that have a person's colour.
    private const string Share = """
        ([testid, hue]) => {
          const image = document.querySelector(`[data-testid=${testid}]`);
          if (!image?.complete || !image.naturalWidth) return 0;
          const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
          const drawing = canvas.getContext('2d');
          drawing.drawImage(image, 0, 0);
          const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
          let found = 0;
          for (let at = 0; at < data.length; at += 4) {
            const [r, g, b] = [data[at], data[at + 1], data[at + 2]];
            const most = Math.max(r, g, b), range = most - Math.min(r, g, b);
            if (most < 60 || range < most * 0.4) continue;
            const sixth = most === r ? ((g - b) / range + 6) % 6 : most === g ? (b - r) / range + 2 : (r - g) / range + 4;
            if (Math.abs((sixth * 60 - hue + 540) % 360 - 180) < 25) found++;
          }
          return found / (data.length / 4);
        }
        """;

    [Fact]
    public async Task The_clerk_looks_at_a_scene_takes_it_and_gives_it_back()
    {
        await house.BeginAsync("CheckIn");
        var (clerk, claimant) = (house.Clerk, house.Claimant);

        // All three in the grid.
        await clerk.Find("scene").ClickAsync();
        var inGrid = await ShareAsync(clerk, "scene-now", "the programme shows the claimant", share => share > 0.1);
        await clerk.Find("scene-Speaker").ClickAsync();
        await clerk.Find("scene-featured").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = "申请人 罗启航" });
        var previewed = await ShareAsync(clerk, "scene-preview", "the preview shows the claimant large", share => share > inGrid * 1.3);
        Assert.InRange(await clerk.Page.EvaluateAsync<double>(Share, new object[] { "scene-now", Signal.Claimant.Hue }), inGrid * 0.7, inGrid * 1.3);

        await clerk.Find("scene-take").ClickAsync();
        await Expect(clerk.Find("scene")).ToHaveAttributeAsync("data-scene", "Speaker");
        await clerk.Find("scene").ClickAsync();
        var shown = await ShareAsync(clerk, "scene-now", "the programme shows the claimant large", share => share > inGrid * 1.3);
        say.WriteLine($"claimant's share of the picture: grid {inGrid:0.00}, preview {previewed:0.00}, taken {shown:0.00}");

        await clerk.Find("scene-Automatic").ClickAsync();
        await clerk.Find("scene-take").ClickAsync();
        await Expect(clerk.Find("scene")).ToHaveAttributeAsync("data-scene", "Automatic");
        await Expect(claimant.Find("scene")).ToHaveCountAsync(0);
    }

    private static async Task<double> ShareAsync(Person person, string still, string what, Func<double, bool> holds)
    {
        var share = 0d;
        await Wait.UntilAsync(what, async () => holds(share = await person.Page.EvaluateAsync<double>(Share, new object[] { still, Signal.Claimant.Hue })), Patience);
        return share;
    }
}
