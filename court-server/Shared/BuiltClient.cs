using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;

namespace Arbitration.Court.Shared;

/// <summary>The built pages: files by name, and index.html for every address that is a page of the client.</summary>
internal static partial class BuiltClient
{
    public static void UseClient(this WebApplication app, CourtOptions options)
    {
        if (Files(options) is not { } files) return;
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            // Vite puts a hash into each name under assets/, so those never change.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    public static void MapClient(this WebApplication app, CourtOptions options) => app.MapFallback(async context =>
    {
        var isOurs = context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hub");
        if (isOurs || Files(options)?.GetFileInfo("index.html") is not { Exists: true } index)
        {
            await Problems.Of(404, "not-found").ExecuteAsync(context);
            return;
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.SendFileAsync(index);
    });

    /// <summary>Name of the script that the built page begins with. It has a hash of everything it loads, so a page that began with another one is out of date.</summary>
    public static string? Entry(CourtOptions options)
    {
        if (Files(options)?.GetFileInfo("index.html") is not { Exists: true } index) return null;
        using var reader = new StreamReader(index.CreateReadStream());
        return EntryScript().Match(reader.ReadToEnd()) is { Success: true } found ? found.Groups[1].Value : null;
    }

    [GeneratedRegex("<script type=\"module\"[^>]* src=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex EntryScript();

    private static PhysicalFileProvider? Files(CourtOptions options) =>
        Directory.Exists(options.Client) ? new PhysicalFileProvider(Path.GetFullPath(options.Client)) : null;
}
