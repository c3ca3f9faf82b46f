namespace Arbitration.Media.Tests.Sync;

/// <summary>A person's sender and line, and what happens to them; moments in seconds of the run.</summary>
internal sealed record SenderPlan
{
    /// <summary>How much too fast the microphone's and the camera's clocks run, in parts per million.</summary>
    public int SoundPpm { get; init; }
    public int PicturePpm { get; init; }

    public double JoinsAt { get; init; }

    /// <summary>While muted, the gateway forwards no sound; the sender goes on counting.</summary>
    public (double From, double To)? Muted { get; init; }

    /// <summary>Silence is not sent but for a packet each 400 ms (DTX).</summary>
    public bool SendsNoSilence { get; init; }

    /// <summary>Another camera and microphone: new SSRCs, sequence numbers and timestamps.</summary>
    public double? NewDevicesAt { get; init; }

    /// <summary>Another simulcast layer: the picture's size changes, its timestamps go on.</summary>
    public double? OtherLayerAt { get; init; }

    /// <summary>All timestamps jump by this many seconds from a moment on.</summary>
    public (double At, double Seconds)? ClockStep { get; init; }

    /// <summary>0 or more, in µs, besides a constant delay.</summary>
    public int JitterUs { get; init; }

    /// <summary>Share of packets that are lost, 0–1.</summary>
    public double Loss { get; init; }
}
