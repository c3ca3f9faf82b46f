using Arbitration.Media.Libav;

namespace Arbitration.Media.Mixing;

/// <summary>How the programme is made.</summary>
public sealed record ProgrammeOptions
{
    /// <summary>Picture settings; default 1280×720 at 25 frames a second.</summary>
    public VideoEncoding Video { get; init; } = new();

    /// <summary>AAC bit rate; 32,000–256,000, default 96,000.</summary>
    public int AudioBitrateBps { get; init; } = 96_000;

    /// <summary>From arrival to presentation; 60–500 ms, default 200 ms: what a network loses and sends again comes in time.</summary>
    public TimeSpan PlayoutDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>A picture older than this is marked as standing still; default 3 s.</summary>
    public TimeSpan FrozenAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After this long without a new picture the name plate takes its place; default 15 s.</summary>
    public TimeSpan PlateAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a seat whose last source left keeps its place in the grid; default 10 s.</summary>
    public TimeSpan KeepPlace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Offset of the burnt-in wall clock from UTC; default that of China.</summary>
    public TimeSpan WallClockOffset { get; init; } = TimeSpan.FromHours(8);

    /// <summary>Font collections with a face "Noto Sans CJK SC", for names and for headings.</summary>
    public string RegularFont { get; init; } = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

    /// <inheritdoc cref="RegularFont"/>
    public string BoldFont { get; init; } = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";

    /// <summary>False: the caller drives the programme with <see cref="Programme.Step"/>, as fast as it likes.</summary>
    public bool OwnThread { get; init; } = true;
}
