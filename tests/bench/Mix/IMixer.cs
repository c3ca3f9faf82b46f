namespace Arbitration.Bench.Mix;

/// <summary>Decodes the clips of a case, puts the pictures into the tiles, mixes the sounds, and encodes H.264 and AAC to a file.</summary>
internal interface IMixer
{
    /// <summary>As the figures name it.</summary>
    string Name { get; }

    /// <param name="clips">What is mixed.</param>
    /// <param name="frames">So many pictures from the start: <see cref="MixClips.Frames"/> or <see cref="MixClips.FirstFrames"/>.</param>
    /// <returns>CPU seconds, starting and ending included.</returns>
    Task<double> CpuSecondsAsync(MixClips clips, int frames);
}
