using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Arbitration.Media.Libav;

namespace Arbitration.Media.Node;

/// <summary>The decoding process's side of <see cref="DecodedKind"/>.</summary>
internal sealed class DecodedWriter(Stream output)
{
    private const int Header = 5, Position = 8, Size = 8;
    private byte[] _bytes = new byte[64 * 1024];

    public void Picture(VideoFrame picture)
    {
        var (width, height) = (picture.Width, picture.Height);
        var length = Position + Size + (width * height * 3 / 2);
        var at = Begin(DecodedKind.Picture, length, picture.Pts);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(at), width);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(at + 4), height);
        at += Size;
        for (var plane = 0; plane < 3; plane++)
        {
            var shift = plane == 0 ? 0 : 1;
            for (var row = 0; row < height >> shift; row++, at += width >> shift)
                picture.Plane(plane).Slice(row * picture.Stride(plane), width >> shift).CopyTo(_bytes.AsSpan(at));
        }

        output.Write(_bytes, 0, at);
    }

    public void Sound(ReadOnlySpan<float> mono, long positionUs)
    {
        var samples = MemoryMarshal.AsBytes(mono);
        var at = Begin(DecodedKind.Sound, Position + samples.Length, positionUs);
        samples.CopyTo(_bytes.AsSpan(at));
        output.Write(_bytes, 0, at + samples.Length);
    }

    public void Tell(DecodedKind kind)
    {
        output.Write([(byte)kind, 0, 0, 0, 0]);
        output.Flush();
    }

    private int Begin(DecodedKind kind, int length, long positionUs)
    {
        if (_bytes.Length < Header + length) _bytes = new byte[Header + length];
        _bytes[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(1), length);
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(Header), positionUs);
        return Header + Position;
    }
}
