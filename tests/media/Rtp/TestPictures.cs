namespace Arbitration.Media.Tests.Rtp;

/// <summary>Frames of the right outer shape with seeded content; only their bytes matter here.</summary>
internal static class TestPictures
{
    public const long FrameUs = 40_000;

    public static byte[] Vp8(Random random, bool key, int width, int height)
    {
        var frame = Noise(random, random.Next(key ? 4000 : 200, key ? 12_000 : 3000));
        frame[0] = (byte)(key ? frame[0] & 0xFE : frame[0] | 1);
        if (key) ((byte[])[0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8)]).CopyTo(frame, 3);
        return frame;
    }

    public static List<byte[]> H264(Random random, bool key, bool parameters = true, byte size = 1)
    {
        var units = new List<byte[]>();
        if (key && parameters) units.AddRange([[0x67, 0x42, 0xE0, 0x1F, size], [0x68, 0xCE, size]]);
        var slice = Noise(random, random.Next(key ? 4000 : 200, key ? 12_000 : 3000));
        slice[0] = (byte)(key ? 0x65 : 0x41);
        slice[1] |= 0x80;
        units.Add(slice);
        return units;
    }

    public static byte[] AnnexB(IEnumerable<byte[]> units) => units.SelectMany(u => (byte[])[0, 0, 0, 1, .. u]).ToArray();

    /// <summary>20 ms of CELT, one frame.</summary>
    public static byte[] Opus(Random random)
    {
        var packet = Noise(random, random.Next(40, 160));
        packet[0] = 31 << 3;
        return packet;
    }

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
