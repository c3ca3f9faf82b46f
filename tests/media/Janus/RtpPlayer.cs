using System.Diagnostics;
using System.Globalization;
using Arbitration.Media.Janus;

namespace Arbitration.Media.Tests.Janus;

/// <summary>Plays picture and sound as plain RTP into a remote publisher, by the ffmpeg command line.</summary>
internal sealed class RtpPlayer : IDisposable
{
    public static readonly IReadOnlyList<RemoteStream> Streams =
        [new RemoteStream("0", "audio", "opus", 111), new RemoteStream("1", "video", "vp8", 96)];

    public static readonly IReadOnlyList<RemoteStream> H264Streams =
        [new RemoteStream("0", "audio", "opus", 111), new RemoteStream("1", "video", "h264", 96)];

    private readonly Process _process;

    /// <summary>A moving picture and a tone, encoded as they are played.</summary>
    public RtpPlayer(RemotePublisher to, int tone = 440, bool h264 = false) : this(Made(to, tone, h264))
    {
    }

    /// <summary>Encoded before, VP8 and Opus, played over and over; either may be missing. The publisher's streams are sound, then picture.</summary>
    public RtpPlayer(RemotePublisher to, string? sound, string? pictures) : this([.. Stored(to, (sound, 111), (pictures, 96))])
    {
    }

    private RtpPlayer(string[] arguments) =>
        _process = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-nostdin", .. arguments]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;

    private static string[] Made(RemotePublisher to, int tone, bool h264)
    {
        string[] video = h264
            ? ["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-profile:v", "baseline", "-g", "25", "-b:v", "400k"]
            : ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-g", "25", "-b:v", "400k", "-error-resilient", "1"];
        return
        [
            "-re", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25", "-re", "-f", "lavfi",
            "-i", string.Create(CultureInfo.InvariantCulture, $"sine=frequency={tone}:sample_rate=48000"),
            "-map", "0:v", "-pix_fmt", "yuv420p", .. video, .. Output(to, 1, 96),
            "-map", "1:a", "-c:a", "libopus", "-ac", "2", "-b:a", "48k", .. Output(to, 0, 111),
        ];
    }

    private static IEnumerable<string> Stored(RemotePublisher to, params (string? File, int PayloadType)[] streams)
    {
        var there = streams.Where(stream => stream.File is not null).ToList();
        return [
            .. there.SelectMany(stream => (string[])["-re", "-stream_loop", "-1", "-i", stream.File!]),
            .. there.SelectMany((stream, index) => (string[])["-map", index.ToString(CultureInfo.InvariantCulture), "-c", "copy", .. Output(to, index, stream.PayloadType, Paced(to))]),
        ];
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit(2000);
        _process.Dispose();
    }

    // A keyframe sent at once overflows the gateway's socket, and there is nobody to send it again. What paces knows no RTP: its RTCP
    // comes to the port of the media, where the gateway takes no notice of it.
    private static string Paced(RemotePublisher to) => $"udp://127.0.0.1:{to.Port}?pkt_size=1200&bitrate=10000000&burst_bits=100000&fifo_size=10000";

    private static string[] Output(RemotePublisher to, int index, int payloadType, string? address = null) =>
    [
        "-ssrc", RemoteStream.SsrcAt(index).ToString(CultureInfo.InvariantCulture), "-payload_type", payloadType.ToString(CultureInfo.InvariantCulture),
        "-f", "rtp", address ?? $"rtp://127.0.0.1:{to.Port}?pkt_size=1200",
    ];
}
