using System.Text;
using Arbitration.Court.Tests.Evidence;
using static Arbitration.Court.Tests.Isolation.Cast;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>Two exhibits of the claimant, the first of them exchanged.</summary>
/// <param name="Exhibits">Their ids.</param>
/// <param name="Files">Of one file each.</param>
internal sealed record FiledEvidence(string[] Exhibits, string[] Files)
{
    public static async Task<FiledEvidence> MakeAsync(PlayedHearing play)
    {
        var (claimant, clerk, presiding) = (FilerOf(play, Claimant), FilerOf(play, Clerk), FilerOf(play, Presiding));
        await clerk.PostAsync("limit", new { untilWall = TimeProvider.System.GetUtcNow().AddMinutes(-1) });
        var (exchanged, exchangedFile) = await FileAsync(play, claimant, "a.txt", "content of an exchanged exhibit");
        await claimant.PostAsync($"exhibits/{exchanged}", new { title = play.Words.Of("title of an exchanged exhibit"), source = "", purpose = "", isOriginal = false });
        await presiding.PostAsync($"exhibits/{exchanged}/late", new { admitted = true, reason = play.Words.Of("decision on late evidence") });
        await clerk.PostAsync("exchange", new { });
        var (kept, keptFile) = await FileAsync(play, claimant, $"{play.Words.Of("name of a file")}.txt", "content of an exhibit");
        await claimant.PostAsync($"exhibits/{kept}", new
        {
            title = play.Words.Of("title of an exhibit"), source = play.Words.Of("source of an exhibit"), purpose = play.Words.Of("purpose of an exhibit"), isOriginal = true,
        });
        var (shown, shownFile) = await ShownAsync(play, claimant, presiding, "title of a shown exhibit");
        var (later, laterFile) = await ShownAsync(play, claimant, presiding, "title of an exhibit shown while somebody is removed");
        return new FiledEvidence([exchanged, kept, shown, later], [exchangedFile, keptFile, shownFile, laterFile]);
    }

    // Exchanged by being shown.
    private static async Task<(string Exhibit, string File)> ShownAsync(PlayedHearing play, Filer claimant, Filer presiding, string title)
    {
        var exhibit = await claimant.FileAsync("b.txt", "2025年3月 工资"u8.ToArray());
        await claimant.PostAsync($"exhibits/{exhibit}", new { title = play.Words.Of(title), source = "", purpose = "", isOriginal = false });
        await presiding.PostAsync($"exhibits/{exhibit}/late", new { admitted = true, reason = "到庭后补交" });
        return (exhibit, (await claimant.PressedAsync(exhibit)).GetProperty("files")[0].GetProperty("fileId").GetString()!);
    }

    private static async Task<(string Exhibit, string File)> FileAsync(PlayedHearing play, Filer filer, string name, string content)
    {
        var exhibit = await filer.FileAsync(name, Encoding.UTF8.GetBytes(play.Words.Of(content)));
        return (exhibit, (await filer.PressedAsync(exhibit)).GetProperty("files")[0].GetProperty("fileId").GetString()!);
    }

    private static Filer FilerOf(PlayedHearing play, string name)
    {
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = play.Listener(name).Cookies }) { BaseAddress = play.Court.Address };
        browser.DefaultRequestHeaders.Add("X-Court", "1");
        return new Filer(browser, play.Hearing);
    }
}
