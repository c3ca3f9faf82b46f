using System.Text;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>A call into libav failed; <see cref="Call"/> and <see cref="Code"/> say which and how.</summary>
public sealed class LibavException(string call, int code) : Exception($"{call}: {Describe(code)} ({code})")
{
    public string Call { get; } = call;

    /// <summary>The library's negative error code.</summary>
    public int Code { get; } = code;

    internal static int ThrowIfFailed(int code, string call) => code >= 0 ? code : throw new LibavException(call, code);

    private static unsafe string Describe(int code)
    {
        const int Room = 128;
        byte* text = stackalloc byte[Room];
        text[0] = 0;
        _ = Avutil.av_strerror(code, text, Room);
        var bytes = new ReadOnlySpan<byte>(text, Room);
        return Encoding.UTF8.GetString(bytes[..bytes.IndexOf((byte)0)]);
    }
}
