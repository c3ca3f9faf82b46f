using System.Net.Sockets;
using Arbitration.Media.Janus;
using Arbitration.Media.Rtp;

namespace Arbitration.Media.Node;

/// <summary>The pictures of one publisher: one stream, or the layers of a simulcast, of which one is handed on. One thread.</summary>
internal sealed class VideoLayers : IDisposable
{
    // The gateway tells that a publisher sends several layers, not how many; more than three there never are.
    private const int MostLayers = 3;
    private const long BetweenRequestsUs = 300_000;

    private readonly VideoKind _kind;
    private readonly Socket[] _sockets;
    private readonly VideoReceiver[] _receivers;
    private readonly LayerChoice _choice;
    private long? _requestedUs;

    /// <param name="open">Opens a socket for one layer.</param>
    public VideoLayers(VideoKind kind, bool simulcast, Func<Socket> open)
    {
        var layers = simulcast ? MostLayers : 1;
        _kind = kind;
        _sockets = [.. Enumerable.Range(0, layers).Select(_ => open())];
        _receivers = [.. _sockets.Select(_ => new VideoReceiver(kind))];
        _choice = new LayerChoice(layers);
    }

    public IReadOnlyList<Socket> Sockets => _sockets;

    /// <summary>The stream that keyframes are asked of; null before its second packet.</summary>
    public uint? Ssrc => _receivers[Math.Max(0, _choice.Current)].Ssrc;

    public ForwardStream Forward(string mid, Func<Socket, int> port, int rtcpPort) => new(mid, [.. _sockets.Select(port)], rtcpPort);

    public void Push(Socket socket, ReadOnlySpan<byte> datagram, long arrivalUs) => _receivers[Array.IndexOf(_sockets, socket)].Push(datagram, arrivalUs);

    /// <summary>Call until false. What the other layers sent is thrown away undecoded.</summary>
    /// <param name="wantedHeight">Of the tile that shows it, in pixels.</param>
    public bool TryTake(long nowUs, int wantedHeight, out EncodedFrame frame)
    {
        for (var layer = 0; layer < _receivers.Length; layer++)
            while (_receivers[layer].TryTake(nowUs, out frame))
                if (_choice.Take(layer, frame.Keyframe, PictureHeight.Of(_kind, frame), wantedHeight, nowUs)) return true;
        frame = default;
        return false;
    }

    /// <summary>True when a keyframe has to be asked for now: for a picture that was lost, or to change to another layer.</summary>
    public bool KeyframeRequestIsDue(long nowUs)
    {
        if (_receivers[Math.Max(0, _choice.Current)].KeyframeRequestIsDue(nowUs)) return true;
        if (!_choice.NeedsKeyframe || nowUs - _requestedUs < BetweenRequestsUs) return false;
        _requestedUs = nowUs;
        return true;
    }

    /// <summary>The decoder has to begin anew.</summary>
    public void RequireKeyframe()
    {
        foreach (var receiver in _receivers) receiver.RequireKeyframe();
    }

    public void Dispose()
    {
        foreach (var socket in _sockets) socket.Dispose();
    }
}
