using System.Globalization;
using Arbitration.Media.Libav;
using Arbitration.Media.Mixing.Picture;

namespace Arbitration.Bench.Mix;

/// <summary>GStreamer's compositor and x264enc, with libav's VP8 decoder and AAC encoder as the others have them.</summary>
internal sealed class GStreamerMixer : IMixer
{
    public string Name => "gstreamer";

    public async Task<double> CpuSecondsAsync(MixClips clips, int frames)
    {
        IReadOnlyList<Area> tiles = clips.Case.Tiles;
        List<string> pipeline = ["-q", "mp4mux", "name=file", "fragment-duration=1000", "!", "filesink", "location=" + clips.Output(Name, frames)];
        pipeline.AddRange(["compositor", "name=picture", "background=black"]);
        pipeline.AddRange(tiles.SelectMany((tile, i) => new[] { $"sink_{i}::xpos={tile.X}", $"sink_{i}::ypos={tile.Y}" }));
        pipeline.AddRange(["!", $"video/x-raw,format=I420,width={MixCase.Width},height={MixCase.Height},framerate={MixCase.FrameRate}/1", "!", .. Encoder, "!", "file."]);
        pipeline.AddRange("audiomixer name=sound ! audio/x-raw,rate=48000,channels=1 ! audioconvert ! avenc_aac bitrate=96000 ! file.".Split(' '));
        for (int i = 0; i < tiles.Count; i++)
        {
            pipeline.AddRange(["filesrc", "location=" + clips.Picture(i, frames), "!", "ivfparse", "!", "avdec_vp8", "max-threads=1", "!"]);
            if (clips.Case.Scaled)
            {
                pipeline.AddRange(["videoscale", "!", $"video/x-raw,width={tiles[i].Width},height={tiles[i].Height}", "!"]);
            }
            pipeline.Add($"picture.sink_{i}");
            pipeline.AddRange(["filesrc", "location=" + clips.Sound(i, frames), "!",
                .. "rawaudioparse format=pcm pcm-format=f32le sample-rate=48000 num-channels=1 !".Split(' '), $"sound.sink_{i}"]);
        }
        double before = CpuTime.EndedChildrenSeconds();
        await Ffmpeg.RunAsync("gst-launch-1.0", pipeline);
        return CpuTime.EndedChildrenSeconds() - before;
    }

    private static IReadOnlyList<string> Encoder
    {
        get
        {
            VideoEncoding video = OurMixer.Encoding;
            return string.Create(CultureInfo.InvariantCulture,
                $"x264enc speed-preset={video.Preset} tune=zerolatency bframes=0 key-int-max=25 pass=qual quantizer={video.Quality} bitrate={video.MaxBitrateBps / 1000} vbv-buf-capacity=1000 threads=1 option-string=scenecut=0")
                .Split(' ');
        }
    }
}
