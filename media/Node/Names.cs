using System.Text.RegularExpressions;
using Arbitration.Media.Recording;
using Grpc.Core;

namespace Arbitration.Media.Node;

/// <summary>The names that callers choose. They become file names and ids of the gateway, so nothing else is let in.</summary>
internal static partial class Names
{
    public static bool IsSource(string source) => Source().IsMatch(source);

    public static bool IsShown(string source) => ShownSource().IsMatch(source);

    public static string SeatOf(string source) => source[..source.IndexOf('/', StringComparison.Ordinal)];

    public static string DeviceOf(string source) => source.Split('/') is [_, var device, ..] ? device : "";

    /// <summary>The track that keeps a source's own sound; most seats have one microphone, at their camera.</summary>
    public static string TrackOf(string source) => source.Split('/') is [var seat, var device, ..] && device != "cam"
        ? $"{RoomFolder.SoundTrack}{seat}.{device}" : RoomFolder.SoundTrack + SeatOf(source);

    public static string Checked(string name, string what) =>
        Name().IsMatch(name) ? name : throw new RpcException(new Status(StatusCode.InvalidArgument, $"{what} is no name"));

    public static void CheckSource(string source, string seat)
    {
        Checked(seat, "seat");
        if (!IsSource(source) || SeatOf(source) != seat) throw new RpcException(new Status(StatusCode.InvalidArgument, "source is not seat/device/kind of this seat"));
    }

    public static void CheckPlace(string place)
    {
        if (place.Length > 0) Checked(place, "place");
    }

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,64}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^shown/[A-Za-z0-9-]{1,64}\z")]
    private static partial Regex ShownSource();

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,64}/[A-Za-z0-9-]{1,32}/[A-Za-z0-9-]{1,32}\z")]
    private static partial Regex Source();
}
