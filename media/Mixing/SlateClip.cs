using Arbitration.Media.Libav;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Mixing.Scenes;

namespace Arbitration.Media.Mixing;

/// <summary>A card with silence, in fragments that fit the programme's init segment: it fills a gap in a recording.</summary>
public static class SlateClip
{
    // Two groups, because neighbouring IDR pictures must differ in idr_pic_id (H.264 7.4.3); x264 alternates two values.
    private const int Groups = 2;
    private const int AudioBlocks = 64;

    /// <summary>Makes fragments of one second that cover a span of hearing time; the last one is shorter.</summary>
    /// <param name="fromUs">Hearing time of the gap's start, µs.</param>
    /// <param name="toUs">Its end.</param>
    /// <param name="scene">Title, text, case number and caption.</param>
    /// <param name="options">Those of the programme, so that the init segment is the same.</param>
    /// <param name="onFragment">Called in order, before this returns.</param>
    /// <returns>The init segment, byte-identical to the programme's.</returns>
    public static byte[] Make(long fromUs, long toUs, ProgrammeScene scene, ProgrammeOptions options, Action<Fragment> onFragment)
    {
        using var video = new H264Encoder(options.Video);
        using var audio = new AacEncoder(options.AudioBitrateBps);
        using var file = new FragmentedMp4(video, audio, fromUs, onFragment);
        List<EncodedPacket> pictures = EncodeCard(video, scene, options), silence = EncodeSilence(audio);
        try
        {
            int rate = options.Video.FrameRate;
            long frames = Math.Max(1, (((toUs - fromUs) * rate) + 999_999) / 1_000_000);
            long block = 0;
            // Hours of gap are written in no time: the same few packets again and again, only their times differ.
            for (long frame = 0; frame <= frames; frame++)
            {
                for (; block * AacEncoder.BlockSamples < frame * AacEncoder.SampleRate / rate; block++)
                {
                    EncodedPacket sound = silence[(int)(block % silence.Count)];
                    sound.Pts = block * AacEncoder.BlockSamples;
                    file.WriteAudio(sound);
                }
                if (frame == frames)
                {
                    break;
                }
                EncodedPacket picture = pictures[(int)(frame % pictures.Count)];
                picture.Pts = frame;
                file.WriteVideo(picture);
            }
            file.Finish();
            return file.Init;
        }
        finally
        {
            pictures.ForEach(packet => packet.Dispose());
            silence.ForEach(packet => packet.Dispose());
        }
    }

    private static List<EncodedPacket> EncodeCard(H264Encoder encoder, ProgrammeScene scene, ProgrammeOptions options)
    {
        using var lettering = new Lettering(options.RegularFont, options.BoldFont);
        using var composer = new Composer(lettering, options.Video.Width, options.Video.Height);
        composer.Compose(scene with { Kind = SceneKind.Slate }, new Stage(), wallClock: null);
        using var packet = new EncodedPacket();
        List<EncodedPacket> packets = [];
        for (int frame = 0; frame < Groups * options.Video.FrameRate; frame++)
        {
            composer.Canvas.Pts = frame;
            encoder.Send(composer.Canvas);
            while (encoder.Receive(packet) == Drained.Frame)
            {
                packets.Add(packet.Share());
            }
        }
        return packets;
    }

    private static List<EncodedPacket> EncodeSilence(AacEncoder encoder)
    {
        Span<float> silence = new float[AacEncoder.BlockSamples];
        using var packet = new EncodedPacket();
        List<EncodedPacket> packets = [];
        for (int block = 0; block < AudioBlocks; block++)
        {
            encoder.Send(silence);
            while (encoder.Receive(packet) == Drained.Frame)
            {
                // The first block holds the priming; in the middle of a stream it would be one too many.
                if (packet.Pts >= 0)
                {
                    packets.Add(packet.Share());
                }
            }
        }
        return packets;
    }
}
