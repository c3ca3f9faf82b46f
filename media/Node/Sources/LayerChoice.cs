namespace Arbitration.Media.Node;

/// <summary>
/// Which layer of a simulcast publisher is decoded: the smallest that suffices for its tile. It goes up at once and down only
/// after a while, and changes on a keyframe of the new layer, so that no picture is missing in between. One thread.
/// </summary>
internal sealed class LayerChoice(int layers)
{
    private const long AliveUs = 1_000_000, DownAfterUs = 3_000_000;

    // A tile that is a little higher than the layer does not show the difference.
    private const double Enough = 0.85;

    private readonly int[] _heights = new int[layers];
    private readonly long?[] _seenUs = new long?[layers];
    private int _current = -1, _target = -1;
    private long? _smallerSinceUs;

    /// <summary>The layer that is decoded, 0 the lowest; -1 before the first keyframe.</summary>
    public int Current => _current;

    /// <summary>True while a keyframe of another layer is waited for.</summary>
    public bool NeedsKeyframe => _target != _current;

    /// <param name="height">Of a keyframe, in pixels; 0: not known. A layer of unknown height is chosen only as the highest.</param>
    /// <param name="wantedHeight">Of the tile, in pixels.</param>
    /// <returns>True: this picture is to be decoded.</returns>
    public bool Take(int layer, bool keyframe, int height, int wantedHeight, long nowUs)
    {
        _seenUs[layer] = nowUs;
        if (height > 0) _heights[layer] = height;
        Aim(wantedHeight, nowUs);
        if (layer == _target && keyframe) _current = layer;
        return layer == _current;
    }

    private void Aim(int wantedHeight, long nowUs)
    {
        var best = Best(wantedHeight, nowUs);
        if (best >= _target || !IsAlive(_target, nowUs))
        {
            (_target, _smallerSinceUs) = (best, null);
            return;
        }

        _smallerSinceUs ??= nowUs;
        if (nowUs - _smallerSinceUs >= DownAfterUs) (_target, _smallerSinceUs) = (best, null);
    }

    private int Best(int wantedHeight, long nowUs)
    {
        var highest = -1;
        for (var layer = 0; layer < layers; layer++)
        {
            if (!IsAlive(layer, nowUs)) continue;
            if (_heights[layer] >= wantedHeight * Enough && _heights[layer] > 0) return layer;
            highest = layer;
        }

        return highest;
    }

    private bool IsAlive(int layer, long nowUs) => layer >= 0 && nowUs - _seenUs[layer] <= AliveUs;
}
