using Microsoft.Net.Http.Headers;

namespace Arbitration.Court.Evidence;

/// <summary>How long a browser may keep the image of a page, which never becomes another.</summary>
internal static class ImageCaching
{
    // Turning back to a page must not wait for the network; on a device that is not one's own it goes with the session.
    private static readonly CacheControlHeaderValue Kept = new() { Private = true, MaxAge = TimeSpan.FromHours(1), Extensions = { new NameValueHeaderValue("immutable") } };

    public static void Keep(HttpContext context) => context.Response.GetTypedHeaders().CacheControl = Kept;

    /// <summary>By the image's hash: after the hour it is asked whether it is still the same, and not sent again.</summary>
    public static EntityTagHeaderValue Tag(string sha256, bool half = false) => new($"\"{sha256[..32]}{(half ? "-half" : "")}\"");
}
