namespace Arbitration.Bench;

/// <summary>The file format of VP8 by itself: a header of 32 bytes, then each frame behind 12 bytes of size and time.</summary>
internal static class Ivf
{
    internal const int Header = 32, FrameHeader = 12, FrameCountAt = 24;

    internal static IEnumerable<byte[]> Frames(byte[] file)
    {
        for (int at = Header; at + FrameHeader <= file.Length;)
        {
            int size = BitConverter.ToInt32(file, at);
            at += FrameHeader;
            yield return file[at..(at + size)];
            at += size;
        }
    }
}
