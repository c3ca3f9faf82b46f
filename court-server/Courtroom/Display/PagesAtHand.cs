using Arbitration.Court.Evidence;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>
/// The images that were on display last, in memory: when a page is turned, everybody in the room asks for the same one within a moment, and it
/// is read from the store once for all of them.
/// </summary>
internal sealed class PagesAtHand(ExhibitPages pages)
{
    // Some fifty ordinary pages.
    private const long MostBytes = 16L << 20;
    private readonly Lock _gate = new();
    private readonly LinkedList<(FileId File, int Page, bool Half)> _newest = new();
    private readonly Dictionary<(FileId File, int Page, bool Half), Task<Image?>> _images = [];
    private long _bytes;

    /// <param name="half">Half as wide and high, which is quick.</param>
    /// <returns>Null: there is no such page.</returns>
    public async Task<Image?> GetAsync(FileId file, int page, bool half, CancellationToken ct)
    {
        Task<Image?> coming;
        var key = (file, page, half);
        lock (_gate)
        {
            if (_images.TryGetValue(key, out coming!)) Touch(key);
            else
            {
                // Not ended with whoever asked first: the others wait for it too.
                _images[key] = coming = ReadAsync(file, page, half);
                _newest.AddFirst(key);
            }
        }

        return await coming.WaitAsync(ct);
    }

    private async Task<Image?> ReadAsync(FileId file, int page, bool half)
    {
        // Out of the lock before anything is kept or forgotten.
        await Task.Yield();
        Image? image = null;
        try
        {
            if (await (half ? pages.OpenHalfAsync(file, page, CancellationToken.None) : pages.OpenAsync(file, page, CancellationToken.None)) is { } opened)
                await using (opened.Content) image = new Image(await BytesAsync(opened.Content), opened.ContentType, opened.Sha256);
            return image;
        }
        finally
        {
            Keep((file, page, half), image);
        }
    }

    private static async Task<byte[]> BytesAsync(Stream content)
    {
        using var bytes = new MemoryStream(content.CanSeek ? (int)content.Length : 0);
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private void Keep((FileId, int, bool) key, Image? image)
    {
        lock (_gate)
        {
            if (image is null)
            {
                Forget(key);
                return;
            }

            _bytes += image.Bytes.Length;
            while (_bytes > MostBytes && _newest.Last is { } oldest && oldest.Value != key)
            {
                // One that is still coming is small in number and counts when it is there.
                if (_images[oldest.Value] is { IsCompletedSuccessfully: true, Result: { } gone }) _bytes -= gone.Bytes.Length;
                else if (!_images[oldest.Value].IsCompleted) break;
                Forget(oldest.Value);
            }
        }
    }

    private void Touch((FileId, int, bool) key)
    {
        _newest.Remove(key);
        _newest.AddFirst(key);
    }

    private void Forget((FileId, int, bool) key)
    {
        _newest.Remove(key);
        _images.Remove(key);
    }

    internal sealed record Image(byte[] Bytes, string ContentType, string Sha256);
}
