namespace Arbitration.Press;

/// <summary>Bytes looked for in a file of any size.</summary>
internal static class FileSearch
{
    private const int Chunk = 1 << 20;

    /// <returns>Where it first is, or -1.</returns>
    public static long Find(string file, ReadOnlySpan<byte> wanted)
    {
        using var stream = File.OpenRead(file);
        var buffer = new byte[Chunk];
        long begins = 0;
        var kept = 0;
        for (int read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var all = kept + read;
            var at = buffer.AsSpan(0, all).IndexOf(wanted);
            if (at >= 0) return begins + at;
            kept = Math.Min(wanted.Length - 1, all);
            Buffer.BlockCopy(buffer, all - kept, buffer, 0, kept);
            begins += all - kept;
        }

        return -1;
    }
}
