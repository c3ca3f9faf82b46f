using Arbitration.Media.Libav.Handles;

namespace Arbitration.Media.Libav.Native;

/// <summary>Options of a codec context by name, before it is opened.</summary>
internal static class CodecOptions
{
    internal static void Set(CodecContextHandle context, string name, string value) => LibavException.ThrowIfFailed(
        Avutil.av_opt_set(context.Pointer, name, value, Constants.SearchChildren), $"av_opt_set {name}={value}");
}
