using Arbitration.Media.Libav;

namespace Arbitration.Media.Node;

/// <summary>One message of a decoding process, checked.</summary>
/// <param name="Picture">The receiver's to dispose.</param>
internal readonly record struct DecodedPart(DecodedKind Kind, long PositionUs = 0, VideoFrame? Picture = null, float[]? Sound = null);
