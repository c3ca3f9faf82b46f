using System.Diagnostics;
using System.Globalization;
using Arbitration.Media.Janus;

namespace Arbitration.Media.Tests.Janus;

/// <summary>Plays a moving picture and a tone as plain RTP into a remote publisher, by the ffmpeg command line.</summary>
internal sealed class RtpPlayer : IDisposable
{
    public static readonly IReadOnlyList<RemoteStream> Streams =
        [new RemoteStream("0", "audio", "opus", 111), new RemoteStream("1", "video", "vp8", 96)];

    public static readonly IReadOnlyList<RemoteStream> H264Streams =
        [new RemoteStream("0", "audio", "opus", 111), new RemoteStream("1", "video", "h264", 96)];

    private readonly Process _process;

    public RtpPlayer(RemotePublisher to, int tone = 440, bool h264 = false)
    {
        string[] video = h264
            ? ["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-profile:v", "baseline", "-g", "25", "-b:v", "400k"]
            : ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-g", "25", "-b:v", "400k", "-error-resilient", "1"];
        string[] arguments =
        [
            "-v", "error", "-nostdin", "-re", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25", "-re", "-f", "lavfi",
            "-i", string.Create(CultureInfo.InvariantCulture, $"sine=frequency={tone}:sample_rate=48000"),
            "-map", "0:v", "-pix_fmt", "yuv420p", .. video, .. Output(to, 1, 96),
            "-map", "1:a", "-c:a", "libopus", "-ac", "2", "-b:a", "48k", .. Output(to, 0, 111),
        ];
        _process = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit(2000);
        _process.Dispose();
    }

    private static string[] Output(RemotePublisher to, int index, int payloadType) =>
    [
        "-ssrc", RemoteStream.SsrcAt(index).ToString(CultureInfo.InvariantCulture), "-payload_type", payloadType.ToString(CultureInfo.InvariantCulture),
        "-f", "rtp", $"rtp://127.0.0.1:{to.Port}?pkt_size=1200",
    ];
}
