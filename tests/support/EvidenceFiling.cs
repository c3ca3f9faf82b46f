using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Arbitration.Testing;

/// <summary>Evidence is filed over HTTP, part by part, as a page does it.</summary>
public static class EvidenceFiling
{
    private const int Part = 16 << 20;

    /// <summary>The clerk files what the tribunal gathered itself, or what a party brought on paper. Waits until it is opened, which an exchange does not.</summary>
    /// <param name="party">Whose list it goes on; null: the tribunal's own.</param>
    public static async Task FileAsync(RunningSystem system, string hearing, string name, byte[] content, string? party = null)
    {
        await using var clerk = await ClerkAsync(system);
        var exhibit = await UploadAsync(clerk, hearing, name, content.Length, (from, count) => content.AsMemory((int)from, count), party);
        await Wait.UntilAsync($"{name} is ready", async () => (await ExhibitAsync(clerk, hearing, exhibit)).GetProperty("files").EnumerateArray().All(file => file.GetProperty("state").GetString() == "Ready"), TimeSpan.FromSeconds(90));
    }

    /// <summary>Gives the exhibit as soon as the server has all of the file.</summary>
    /// <param name="read">So many bytes of the file, from there on.</param>
    /// <param name="party">Only of a clerk: whose list it goes on.</param>
    public static async Task<string> UploadAsync(Caller filer, string hearing, string name, long bytes, Func<long, int, ReadOnlyMemory<byte>> read, string? party = null)
    {
        var upload = (await Caller.RequireAsync(await filer.Http.PostAsJsonAsync($"{Root(hearing)}/uploads", new { name, bytes, party }))).GetProperty("uploadId").GetString();
        for (long from = 0; from < bytes; from += Part)
        {
            var count = (int)Math.Min(Part, bytes - from);
            using var part = new ReadOnlyMemoryContent(read(from, count));
            part.Headers.ContentRange = new ContentRangeHeaderValue(from, from + count - 1, bytes);
            await Caller.RequireAsync(await filer.Http.PutAsync(new Uri($"{Root(hearing)}/uploads/{upload}", UriKind.Relative), part));
        }

        return (await Caller.RequireAsync(await filer.Http.PostAsJsonAsync($"{Root(hearing)}/uploads/{upload}/finish", new { }))).GetProperty("exhibitId").GetString()!;
    }

    /// <summary>As it stands on the list.</summary>
    public static async Task<JsonElement> ExhibitAsync(Caller reader, string hearing, string exhibit) =>
        (await reader.GetAsync($"{Root(hearing)}/list")).GetProperty("exhibits").EnumerateArray().Single(one => one.GetProperty("exhibitId").GetString() == exhibit);

    /// <summary>What is filed in the next hour is in time.</summary>
    public static async Task GiveTimeAsync(RunningSystem system, string hearing)
    {
        await using var clerk = await ClerkAsync(system);
        await Caller.RequireAsync(await clerk.Http.PostAsJsonAsync($"{Root(hearing)}/limit", new { untilWall = TimeProvider.System.GetUtcNow().AddHours(1) }));
    }

    public static async Task ExchangeAsync(RunningSystem system, string hearing)
    {
        await using var clerk = await ClerkAsync(system);
        await Caller.RequireAsync(await clerk.Http.PostAsJsonAsync($"{Root(hearing)}/exchange", new { }));
    }

    private static async Task<Caller> ClerkAsync(RunningSystem system)
    {
        var clerk = new Caller(system.Address);
        await clerk.SignInAsync("clerk", system.Password("clerk"));
        return clerk;
    }

    private static string Root(string hearing) => $"/api/hearings/{hearing}/evidence";
}
