using Arbitration.Media.Node;
using Arbitration.Media.Rtp;
using Xunit;

namespace Arbitration.Media.Tests.Node;

public sealed class LayerChoiceTests
{
    private const long FrameUs = 40_000, Second = 1_000_000;
    private static readonly int[] s_heights = [180, 360, 720];
    private readonly LayerChoice _choice = new(3);
    private long _nowUs;

    /// <summary>So much time of pictures of these layers; each layer sends a keyframe when one is asked for.</summary>
    /// <returns>Layers that were decoded, in order, each once.</returns>
    private List<int> Run(long us, int wanted, params int[] layers)
    {
        var decoded = new List<int>();
        for (var end = _nowUs + us; _nowUs < end; _nowUs += FrameUs)
        {
            var keyframe = _choice.Current < 0 || _choice.NeedsKeyframe;
            var handedOn = layers.Where(layer => _choice.Take(layer, keyframe, keyframe ? s_heights[layer] : 0, wanted, _nowUs)).ToList();
            Assert.True(handedOn.Count <= 1 || keyframe, "two layers at once without a change");
            foreach (var layer in handedOn)
                if (decoded.LastOrDefault(-1) != layer) decoded.Add(layer);
        }

        return decoded;
    }

    [Theory]
    [InlineData(150, 0)]
    [InlineData(200, 0)]   // 180 is nearly 200
    [InlineData(324, 1)]
    [InlineData(600, 2)]
    [InlineData(int.MaxValue, 2)]
    internal void The_smallest_layer_that_suffices_is_decoded(int wanted, int layer)
    {
        Run(Second, wanted, 0, 1, 2);
        Run(4 * Second, wanted, 0, 1, 2);
        Assert.Equal([layer], Run(Second, wanted, 0, 1, 2));
    }

    [Fact]
    public void It_goes_up_at_once_and_down_after_three_seconds()
    {
        Run(Second, 150, 0, 1, 2);
        Run(4 * Second, 150, 0, 1, 2);
        Assert.Equal([0, 2], Run(3 * FrameUs, 720, 0, 1, 2));
        Assert.Equal([2], Run(2 * Second, 150, 0, 1, 2));
        Assert.Equal([2, 0], Run(2 * Second, 150, 0, 1, 2));
    }

    [Fact]
    public void A_layer_that_stops_is_left_for_one_that_lives()
    {
        Run(5 * Second, 720, 0, 1, 2);
        Assert.Equal(2, _choice.Current);
        // What a phone on a weak network does: the high layers end.
        Run(2 * Second, 720, 0);
        Assert.Equal(0, _choice.Current);
        Assert.Equal([0, 2], Run(Second, 720, 0, 1, 2));
    }

    [Fact]
    public void A_change_waits_for_a_keyframe_and_the_old_layer_goes_on_meanwhile()
    {
        Run(5 * Second, 150, 0, 1, 2);
        for (var frame = 0; frame < 20; frame++, _nowUs += FrameUs)
        {
            Assert.True(_choice.Take(0, false, 0, 720, _nowUs));
            Assert.False(_choice.Take(2, false, 0, 720, _nowUs));
        }

        Assert.True(_choice.NeedsKeyframe);
        Assert.True(_choice.Take(2, true, 720, 720, _nowUs));
        Assert.False(_choice.NeedsKeyframe);
        Assert.False(_choice.Take(0, false, 0, 720, _nowUs));
    }

    [Fact]
    public void Without_known_heights_it_is_the_highest()
    {
        for (var frame = 0; frame < 50; frame++, _nowUs += FrameUs)
            foreach (var layer in (int[])[0, 1]) _choice.Take(layer, frame % 10 == 0, 0, 100, _nowUs);
        Assert.Equal(1, _choice.Current);
    }

    [Fact]
    public void A_keyframe_of_vp8_says_how_high_it_is()
    {
        byte[] bytes = [0x10, 0, 0, 0x9D, 0x01, 0x2A, 0x80, 0x02, 0x68, 0x41];
        Assert.Equal(360, PictureHeight.Of(VideoKind.Vp8, new EncodedFrame(bytes, true, 0)));
        Assert.Equal(0, PictureHeight.Of(VideoKind.Vp8, new EncodedFrame(bytes, false, 0)));
        Assert.Equal(0, PictureHeight.Of(VideoKind.H264, new EncodedFrame(bytes, true, 0)));
        Assert.Equal(0, PictureHeight.Of(VideoKind.Vp8, new EncodedFrame(bytes.AsMemory(0, 9), true, 0)));
    }
}
