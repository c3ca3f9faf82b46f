using Arbitration.Media.Libav;

namespace Arbitration.Media.Tests.Libav;

/// <summary>Pictures and sounds made by code.</summary>
internal static class TestMedia
{
    /// <summary>A picture of one colour with a bright bar that moves with the frame's number.</summary>
    internal static VideoFrame Picture(int width, int height, byte y, byte u, byte v, int number)
    {
        VideoFrame frame = VideoFrame.Rent(width, height);
        frame.Pts = number;
        Fill(frame, 0, height, y);
        Fill(frame, 1, height / 2, u);
        Fill(frame, 2, height / 2, v);
        int bar = number * 8 % (width - 32);
        Span<byte> luma = frame.WritablePlane(0);
        for (int row = 0; row < height; row++)
        {
            luma.Slice((row * frame.Stride(0)) + bar, 32).Fill(235);
        }
        return frame;
    }

    internal static float[] Tone(double hertz, int samples, float amplitude = 0.25f, long firstSample = 0) =>
        [.. Enumerable.Range(0, samples).Select(i => amplitude * (float)Math.Sin(2 * Math.PI * hertz * (firstSample + i) / 48_000))];

    /// <summary>Amplitude of one frequency in a sound (Goertzel).</summary>
    internal static double Amplitude(ReadOnlySpan<float> sound, double hertz)
    {
        double factor = 2 * Math.Cos(2 * Math.PI * hertz / 48_000), before = 0, last = 0;
        foreach (float sample in sound)
        {
            (before, last) = (last, sample + (factor * last) - before);
        }
        double power = (before * before) + (last * last) - (factor * before * last);
        return 2 * Math.Sqrt(Math.Max(power, 0)) / sound.Length;
    }

    internal static double Mean(ReadOnlySpan<byte> plane)
    {
        long sum = 0;
        foreach (byte value in plane)
        {
            sum += value;
        }
        return (double)sum / plane.Length;
    }

    private static void Fill(VideoFrame frame, int plane, int rows, byte value)
    {
        Span<byte> bytes = frame.WritablePlane(plane);
        int columns = plane == 0 ? frame.Width : frame.Width / 2;
        for (int row = 0; row < rows; row++)
        {
            bytes.Slice(row * frame.Stride(plane), columns).Fill(value);
        }
    }
}
