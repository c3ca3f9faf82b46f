using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Arbitration.Bench.Evidence;

/// <summary>Gives one image to whoever asks and does nothing else: what no court server could be faster than. It asks nobody who they are.</summary>
internal sealed class BareServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BareServer(WebApplication app) => _app = app;

    internal Uri Image => new($"{_app.Urls.First()}/image");

    internal static async Task<BareServer> StartAsync(byte[] image)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.MapGet("/image", () => Results.Bytes(image));
        await app.StartAsync();
        return new BareServer(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
