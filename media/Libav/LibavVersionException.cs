namespace Arbitration.Media.Libav;

/// <summary>The libav found on this machine is not one whose structures are known; the node refuses to start.</summary>
public sealed class LibavVersionException : Exception
{
    internal LibavVersionException(string library, int found, IReadOnlyList<int> wanted)
        : base($"{library} {found} found, {string.Join(" or ", wanted)} wanted: install the libav of Debian 12 (libavcodec59).")
    {
    }

    internal LibavVersionException(string message) : base(message)
    {
    }
}
