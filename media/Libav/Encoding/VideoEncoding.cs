namespace Arbitration.Media.Libav;

/// <summary>How the programme's picture is encoded. Equal settings give a byte-identical init segment.</summary>
public sealed record VideoEncoding
{
    /// <summary>Even, 16–1920; default 1280.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Even, 16–1088; default 720.</summary>
    public int Height { get; init; } = 720;

    /// <summary>Frames a second, and the number of frames from keyframe to keyframe; 5–60, default 25.</summary>
    public int FrameRate { get; init; } = 25;

    /// <summary>libx264's preset; default superfast.</summary>
    public string Preset { get; init; } = "superfast";

    /// <summary>Constant quality, 18–35, lower is better; default 23.</summary>
    public int Quality { get; init; } = 23;

    /// <summary>Limit of the bit rate, in bit/s; default 2,500,000.</summary>
    public int MaxBitrateBps { get; init; } = 2_500_000;
}
