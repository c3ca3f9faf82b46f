using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Arbitration.Media.Node;
using Arbitration.Media.Tests.Libav;

namespace Arbitration.Media.Tests.Node;

/// <summary>A decoder that a file has taken over can write what it likes.</summary>
public sealed class DecodedReaderTests
{
    [Fact]
    public void A_picture_and_a_sound_come_out_as_they_went_in()
    {
        using var pipe = new MemoryStream();
        var writer = new DecodedWriter(pipe);
        using var picture = TestMedia.Picture(36, 20, 90, 100, 110, 7);
        writer.Picture(picture);
        writer.Sound(TestMedia.Tone(500, 100), 40_000);
        writer.Tell(DecodedKind.End);
        pipe.Position = 0;
        var reader = new DecodedReader(pipe, 36 * 20);
        var read = reader.Read();
        using (read.Picture)
        {
            Assert.Equal((DecodedKind.Picture, 7L, 36, 20), (read.Kind, read.PositionUs, read.Picture!.Width, read.Picture.Height));
            Assert.Equal((90, 100, 110), (read.Picture.Plane(0)[35], read.Picture.Plane(1)[^1], read.Picture.Plane(2)[0]));
        }

        read = reader.Read();
        Assert.Equal((DecodedKind.Sound, 40_000L), (read.Kind, read.PositionUs));
        Assert.Equal(TestMedia.Tone(500, 100), read.Sound);
        Assert.Equal(DecodedKind.End, reader.Read().Kind);
    }

    [Fact]
    public void A_sample_that_is_no_number_or_too_loud_never_reaches_the_mix()
    {
        using var pipe = new MemoryStream();
        new DecodedWriter(pipe).Sound([float.NaN, float.PositiveInfinity, 1e30f, -7, 0.5f], 0);
        pipe.Position = 0;
        Assert.Equal([0, 0, 1, -1, 0.5f], new DecodedReader(pipe, 100).Read().Sound!);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(9, 4, 0, 0, 0)]
    [InlineData(1, 16, 0, 0, 0)]
    [InlineData(1, 16 + 600, 20, 20, 0)]
    [InlineData(1, 16 + 600, 21, 19, 0)]
    [InlineData(1, 16 + 599, 20, 20, 0)]
    [InlineData(1, int.MaxValue, 65_536, 65_536, 0)]
    [InlineData(1, 16, -20, -20, 0)]
    [InlineData(2, 8, 0, 0, 0)]
    [InlineData(2, 13, 0, 0, 0)]
    [InlineData(2, int.MaxValue, 0, 0, 0)]
    [InlineData(2, -8, 0, 0, 0)]
    [InlineData(2, 12, 0, 0, long.MinValue)]
    [InlineData(3, 5, 0, 0, 0)]
    public void What_is_not_as_it_should_be_is_refused_before_anything_is_allocated(byte kind, int length, int width, int height, long positionUs)
    {
        var bytes = new byte[1000];
        bytes[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1), length);
        MemoryMarshal.Write(bytes.AsSpan(5), positionUs);
        MemoryMarshal.Write(bytes.AsSpan(13), width);
        MemoryMarshal.Write(bytes.AsSpan(17), height);
        using var pipe = new MemoryStream(bytes);
        Assert.Throws<InvalidDataException>(() => new DecodedReader(pipe, mostPixels: 399).Read());
    }

    [Fact]
    public void One_that_breaks_off_in_a_picture_is_noticed()
    {
        using var pipe = new MemoryStream();
        using var picture = TestMedia.Picture(36, 20, 90, 100, 110, 7);
        new DecodedWriter(pipe).Picture(picture);
        pipe.SetLength(pipe.Length - 1);
        pipe.Position = 0;
        Assert.Throws<EndOfStreamException>(() => new DecodedReader(pipe, 36 * 20).Read());
    }
}
