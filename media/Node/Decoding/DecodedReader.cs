using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Arbitration.Media.Libav;

namespace Arbitration.Media.Node;

/// <summary>
/// The node's side of <see cref="DecodedKind"/>. Whoever made the file may by now decide what the decoder says, so nothing is
/// believed: sizes are checked before anything is allocated, and a sample that is no number never reaches the mix.
/// </summary>
internal sealed class DecodedReader(Stream input, int mostPixels)
{
    private const int Header = 5, Position = 8, Size = 8, MostSamples = 400_000;
    private const long LongestUs = 48L * 3600 * 1_000_000;
    private readonly byte[] _head = new byte[Header + Position + Size];

    /// <exception cref="EndOfStreamException">The process has ended without a last word.</exception>
    /// <exception cref="InvalidDataException">It does not speak as it should.</exception>
    public DecodedPart Read()
    {
        input.ReadExactly(_head, 0, Header);
        var kind = (DecodedKind)_head[0];
        var length = BinaryPrimitives.ReadInt32LittleEndian(_head.AsSpan(1));
        return kind switch
        {
            DecodedKind.Picture => Picture(length),
            DecodedKind.Sound => Sound(length),
            DecodedKind.End or DecodedKind.Unreadable when length == 0 => new DecodedPart(kind),
            _ => throw Refused(),
        };
    }

    private DecodedPart Picture(int length)
    {
        if (length < Position + Size) throw Refused();
        var at = ReadPosition(Size);
        var width = BinaryPrimitives.ReadInt32LittleEndian(_head.AsSpan(Header + Position));
        var height = BinaryPrimitives.ReadInt32LittleEndian(_head.AsSpan(Header + Position + 4));
        if (width < 2 || height < 2 || ((width | height) & 1) != 0 || (long)width * height > mostPixels) throw Refused();
        if (length != Position + Size + (width * height * 3 / 2)) throw Refused();
        var picture = VideoFrame.Rent(width, height);
        try
        {
            for (var plane = 0; plane < 3; plane++)
            {
                var shift = plane == 0 ? 0 : 1;
                var rows = picture.WritablePlane(plane);
                for (var row = 0; row < height >> shift; row++) input.ReadExactly(rows.Slice(row * picture.Stride(plane), width >> shift));
            }
        }
        catch
        {
            picture.Dispose();
            throw;
        }

        return new DecodedPart(DecodedKind.Picture, at, Picture: picture);
    }

    private DecodedPart Sound(int length)
    {
        var samples = (length - Position) / sizeof(float);
        if (samples is < 1 or > MostSamples || length != Position + (samples * sizeof(float))) throw Refused();
        var at = ReadPosition(0);
        var mono = new float[samples];
        input.ReadExactly(MemoryMarshal.AsBytes(mono.AsSpan()));
        foreach (ref var sample in mono.AsSpan()) sample = float.IsFinite(sample) ? Math.Clamp(sample, -1, 1) : 0;
        return new DecodedPart(DecodedKind.Sound, at, Sound: mono);
    }

    private long ReadPosition(int further)
    {
        input.ReadExactly(_head, Header, Position + further);
        var at = BinaryPrimitives.ReadInt64LittleEndian(_head.AsSpan(Header));
        return at is > -LongestUs and < LongestUs ? at : throw Refused();
    }

    private static InvalidDataException Refused() => new("the decoder's answer is not one of ours");
}
