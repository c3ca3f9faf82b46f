using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>What a decoder or encoder answered when asked for its next output.</summary>
public enum Drained
{
    /// <summary>An output was taken; ask again.</summary>
    Frame,

    /// <summary>Nothing more until it is given input (EAGAIN).</summary>
    NeedsInput,

    /// <summary>It was finished and is empty (EOF).</summary>
    EndOfStream,
}

internal static class Drain
{
    internal static Drained ToDrained(int code, string call) => code switch
    {
        >= 0 => Drained.Frame,
        Constants.Again => Drained.NeedsInput,
        Constants.EndOfFile => Drained.EndOfStream,
        _ => throw new LibavException(call, code),
    };
}
