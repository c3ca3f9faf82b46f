using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Arbitration.Bench.Evidence;

/// <summary>
/// A short film in a file of 2 GiB: a box of the type "free" (ISO/IEC 14496-12 8.1.2), which players pass over, makes up the rest, so that what is
/// measured is the way of the bytes. No 8 bytes of it are like others, so that a part in the wrong place would be noticed.
/// </summary>
internal sealed class LargeFilm
{
    internal const long Bytes = 2L << 30;
    private const int Head = 8;
    private readonly byte[] _film;

    private LargeFilm(byte[] film) => _film = film;

    internal static async Task<LargeFilm> MakeAsync(string folder)
    {
        string file = Path.Combine(folder, "film.mp4");
        await Ffmpeg.RunAsync("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-t", "4",
            "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", file);
        byte[] film = await File.ReadAllBytesAsync(file);
        // The rest is to begin at a multiple of 8.
        byte[] begun = new byte[(film.Length + Head + 7) / 8 * 8];
        film.CopyTo(begun, 0);
        int gap = begun.Length - Head - film.Length;
        // A box is 8 bytes at least: what is missing to the next multiple is its own content.
        BinaryPrimitives.WriteUInt32BigEndian(begun.AsSpan(film.Length), (uint)(Bytes - film.Length));
        "free"u8.CopyTo(begun.AsSpan(film.Length + 4));
        begun.AsSpan(film.Length + Head, gap).Clear();
        return new LargeFilm(begun);
    }

    /// <summary>So many of its bytes, from there on; both are multiples of 8.</summary>
    internal ReadOnlyMemory<byte> Read(long from, int count)
    {
        byte[] part = new byte[count];
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(part.AsSpan());
        ulong first = (ulong)from / 8;
        for (int i = 0; i < words.Length; i++)
        {
            // The golden ratio's multiples: far apart, and each once.
            words[i] = (first + (ulong)i + 1) * 0x9E3779B97F4A7C15;
        }
        if (from < _film.Length)
        {
            _film.AsSpan((int)from, (int)Math.Min(count, _film.Length - from)).CopyTo(part);
        }
        return part;
    }
}
