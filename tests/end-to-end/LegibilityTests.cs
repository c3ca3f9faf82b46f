using System.Globalization;
using System.Text.Json;
using Arbitration.Testing;
using Microsoft.AspNetCore.SignalR.Client;

namespace Arbitration.EndToEnd.Tests;

/// <summary>A page of 12 pt text that is shown as wide as the picture allows can be read off the recording.</summary>
[Collection(InTheCourthouse.Name)]
public sealed class LegibilityTests(Courthouse house, ITestOutputHelper say)
{
    private const double Enough = 0.95;
    private const int Moments = 2;

    [Fact]
    public async Task A_page_of_twelve_point_text_at_fit_width_is_read_off_the_recording()
    {
        var folder = Directory.CreateTempSubdirectory("legible-").FullName;
        var filing = await house.BeginAsync("Investigation");
        await EvidenceFiling.FileAsync(house.System, filing.Hearing, "劳动合同.pdf", await PrintedPage.PdfAsync(folder));
        await ShowAsync(filing.Hearing);
        // Back at the browser, whose camera takes its part of the picture and of its bits.
        await Courtroom.EnterAsync(house.System, house.Clerk, filing.Hearing);
        await Wait.UntilAsync("the clerk is seen", async () => await Courthouse.OwnSourceAsync(house.Clerk) == "flowing", TimeSpan.FromSeconds(30));
        var seconds = new List<double>();
        foreach (var _ in Enumerable.Range(0, Moments))
        {
            await Task.Delay(TimeSpan.FromSeconds(2.3), TimeProvider.System);
            seconds.Add(await Courthouse.SecondsAsync(house.Clerk));
        }

        await house.AdjournAsync("另行通知");

        await using var files = await ExportedHearing.WaitAsync(house.System, filing.Hearing, folder);
        var recording = new MediaFile(await files.SaveAsync("/recording/hearing.mp4", "hearing.mp4"));
        foreach (var second in seconds)
        {
            var frame = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"frame-{second:0.0}.png"));
            var page = Sheet.Find(await recording.PictureAsync(second), 1280) ?? throw new InvalidOperationException("no page in the picture");
            Assert.True(page.Width > 900, $"the page is {page.Width} pixels wide");
            var read = await ReadAsync(Path.Combine(folder, "hearing.mp4"), second, page, frame);
            var agreement = PrintedPage.Agreement(read);
            say.WriteLine($"{agreement:P1} of the characters, the page {page}; {frame}\n{read}");
            Assert.True(agreement >= Enough, $"{agreement:P1}:\n{read}");
        }
    }

    /// <summary>By the clerk over the hub: what is measured is the picture, and no browser sets a view to a hundredth.</summary>
    private async Task ShowAsync(string hearing)
    {
        await using var clerk = new Caller(house.System.Address);
        await clerk.SignInAsync("clerk", house.System.Password("clerk"));
        var exhibit = (await clerk.GetAsync($"/api/hearings/{hearing}/evidence/list")).GetProperty("exhibits")[0];
        await using var seat = await Seat.EnterAsync(clerk, hearing);
        await seat.Hub.InvokeAsync<JsonElement>("ShowPage", Guid.NewGuid().ToString(), exhibit.GetProperty("exhibitId").GetString(), exhibit.GetProperty("files")[0].GetProperty("fileId").GetString(), 1);
        await seat.Hub.InvokeAsync<JsonElement>("ChangeView", Guid.NewGuid().ToString(), new { x = 0, y = PrintedPage.Top, width = 1, height = PrintedPage.Height }, "None");
    }

    private static async Task<string> ReadAsync(string recording, double second, Sheet page, string frame)
    {
        await CommandLine.BytesAsync("ffmpeg", ["-v", "error", "-y", "-ss", second.ToString("0.###", CultureInfo.InvariantCulture), "-i", recording, "-frames:v", "1",
            "-vf", string.Create(CultureInfo.InvariantCulture, $"crop={page.Width}:{page.Height}:{page.X}:{page.Y},scale=iw*3:ih*3:flags=lanczos"), frame]);
        // Its threads wait for each other in a loop: on two busy cores one alone is four times as fast.
        var read = await CommandLine.RunAsync("env", ["OMP_THREAD_LIMIT=1", "tesseract", frame, "-", "-l", "chi_sim+eng", "--psm", "6"], TimeSpan.FromMinutes(4));
        return read.ExitCode == 0 ? read.Output : throw new InvalidOperationException(read.Errors);
    }
}
