using System.Text.Json;
using Arbitration.Testing;
using SkiaSharp;

namespace Arbitration.Bench.Evidence;

/// <summary>A seat without a browser that, told of a page over the hub, fetches its image and decodes it to pixels: of even pages the half one, which is what the courtroom draws first, of odd ones the whole.</summary>
internal sealed class HubScreen : IAsyncDisposable
{
    internal const string Told = " told", Fetched = " fetched";
    private readonly Caller _caller;
    private readonly Flips _flips;
    private Task _last = Task.CompletedTask;

    private HubScreen(string name, Caller caller, Flips flips) => (Name, _caller, _flips) = (name, caller, flips);

    internal static bool IsHalf(int page) => page % 2 == 0;

    internal string Name { get; }
    internal Seat Seat { get; private set; } = null!;

    internal static async Task<HubScreen> OpenAsync(string name, RunningSystem system, string hearing, Func<Caller, Task> enter, Flips flips)
    {
        var caller = new Caller(system.Address);
        await enter(caller);
        var screen = new HubScreen(name, caller, flips) { Seat = await Seat.EnterAsync(caller, hearing) };
        screen.Seat.Pushed += pushed =>
        {
            JsonElement happened = pushed.GetProperty("event");
            if (happened.GetProperty("is").GetString() == "PageShown")
            {
                JsonElement page = happened.GetProperty("page").Clone();
                flips.See(page.GetProperty("page").GetInt32(), name + Told);
                screen._last = Task.Run(() => screen.DrawAsync(page));
            }
        };
        return screen;
    }

    public async ValueTask DisposeAsync()
    {
        await _last;
        await Seat.DisposeAsync();
        await _caller.DisposeAsync();
    }

    private Task DrawAsync(JsonElement page)
    {
        int number = page.GetProperty("page").GetInt32();
        var image = new Uri($"/api/hearings/{Seat.Hearing}/display/{page.GetProperty("file").GetString()}/{number}{(IsHalf(number) ? "/half" : "")}", UriKind.Relative);
        return DrawAsync(image, number, page.GetProperty("width").GetInt32() / (IsHalf(number) ? 2 : 1), _flips);
    }

    /// <summary>Fetches an image, from wherever it is, and decodes it.</summary>
    internal async Task DrawAsync(Uri address, int number, int width, Flips flips)
    {
        byte[] image = await _caller.Http.GetByteArrayAsync(address);
        flips.See(number, Name + Fetched);
        using SKBitmap pixels = SKBitmap.Decode(image);
        if (pixels.Width != width)
        {
            throw new InvalidOperationException($"page {number} is {pixels.Width} wide");
        }
        flips.See(number, Name);
    }
}
