using Arbitration.Media.Mixing.Picture;

namespace Arbitration.Bench.Mix;

/// <summary>What is mixed for a ratio: so many cameras in our grid, of 640×360 or already of the tile's size.</summary>
internal sealed record MixCase(int Inputs, bool Scaled)
{
    internal const int Width = 1280, Height = 720, FrameRate = 25;
    internal const int SamplesPerFrame = 48_000 / FrameRate;
    private const int CameraWidth = 640, CameraHeight = 360, HeaderHeight = 44;

    /// <summary>As it stands behind a figure's name.</summary>
    internal string Name => $"{Inputs}_{(Scaled ? "scaled" : "unscaled")}";

    /// <summary>Where our own grid puts the pictures; the others are told to put them there too.</summary>
    internal IReadOnlyList<Area> Tiles { get; } = GridLayout.Of(Inputs, new Area(0, HeaderHeight, Width, Height - HeaderHeight));

    /// <summary>Of the pictures that come in.</summary>
    internal (int Width, int Height) InputSize => Scaled ? (CameraWidth, CameraHeight) : (Tiles[0].Width, Tiles[0].Height);
}
