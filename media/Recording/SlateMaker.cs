using Arbitration.Media.Libav;

namespace Arbitration.Media.Recording;

/// <summary>Makes picture and silence for a gap, with the same init as the recording; the text names the cause.</summary>
public delegate IEnumerable<Fragment> SlateMaker(long fromUs, long toUs, string text);
