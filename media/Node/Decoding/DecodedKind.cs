namespace Arbitration.Media.Node;

/// <summary>What a decoding process tells. Each message is its kind (1 byte), its length (4 bytes, little endian) and so many bytes.</summary>
internal enum DecodedKind : byte
{
    /// <summary>Position (µs, 8 bytes), width and height (4 bytes each), then the planes of an I420 picture row by row.</summary>
    Picture = 1,

    /// <summary>Position of the first sample (µs, 8 bytes), then 48 kHz mono as 32-bit floats.</summary>
    Sound = 2,

    /// <summary>The file has been read to its end.</summary>
    End = 3,

    /// <summary>The file cannot be decoded; nothing follows.</summary>
    Unreadable = 4,
}
