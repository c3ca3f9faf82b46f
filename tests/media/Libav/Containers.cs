using System.Buffers.Binary;

namespace Arbitration.Media.Tests.Libav;

/// <summary>Takes the packets out of the simplest containers that ffmpeg writes.</summary>
internal static class Containers
{
    internal static IEnumerable<byte[]> Ivf(byte[] file)
    {
        for (int at = 32; at + 12 <= file.Length;)
        {
            int size = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
            yield return file[(at + 12)..(at + 12 + size)];
            at += 12 + size;
        }
    }

    /// <summary>Packets of an Ogg file without the two header packets of Opus.</summary>
    internal static IEnumerable<byte[]> OggOpus(byte[] file)
    {
        var packet = new List<byte>();
        int number = 0;
        for (int at = 0; at + 27 <= file.Length;)
        {
            int segments = file[at + 26];
            int body = at + 27 + segments;
            for (int i = 0; i < segments; i++)
            {
                int lace = file[at + 27 + i];
                packet.AddRange(file[body..(body + lace)]);
                body += lace;
                if (lace < 255)
                {
                    if (number++ >= 2)
                    {
                        yield return [.. packet];
                    }
                    packet.Clear();
                }
            }
            at = body;
        }
    }

    /// <summary>Access units of an H.264 stream that was written with access unit delimiters.</summary>
    internal static IEnumerable<byte[]> AnnexB(byte[] file)
    {
        int start = 0;
        for (int at = 1; at + 5 < file.Length; at++)
        {
            if (file[at] == 0 && file[at + 1] == 0 && file[at + 2] == 0 && file[at + 3] == 1 && (file[at + 4] & 31) == 9)
            {
                yield return file[start..at];
                start = at;
            }
        }
        yield return file[start..];
    }
}
