using Arbitration.Media.Libav;
using Arbitration.Media.Tests.Libav;

namespace Arbitration.Media.Tests.Recording;

/// <summary>A small real programme: 25 pictures a second of one brightness, and silence.</summary>
internal sealed record TestProgramme(byte[] Init, IReadOnlyList<Fragment> Fragments)
{
    public const int Width = 320, Height = 180;

    public static TestProgramme Encode(long fromUs, long toUs, byte brightness, int width = Width)
    {
        using var video = new H264Encoder(new VideoEncoding { Width = width, Height = Height, Preset = "ultrafast" });
        using var audio = new AacEncoder();
        var fragments = new List<Fragment>();
        using var file = new FragmentedMp4(video, audio, fromUs, fragments.Add);
        using var packet = new EncodedPacket();
        for (var number = 0; number < (toUs - fromUs) / 40_000; number++)
        {
            for (ReadOnlySpan<float> sound = new float[1920]; sound.Length > 0;)
            {
                sound = sound[audio.Send(sound)..];
                while (audio.Receive(packet) == Drained.Frame) file.WriteAudio(packet);
            }
            using var picture = TestMedia.Picture(width, Height, brightness, 128, 128, number);
            video.Send(picture);
            while (video.Receive(packet) == Drained.Frame) file.WriteVideo(packet);
        }
        audio.Finish();
        while (audio.Receive(packet) == Drained.Frame) file.WriteAudio(packet);
        file.Finish();
        return new TestProgramme(file.Init, fragments);
    }

    /// <summary>As one epoch of this room; without an end the writer is dropped as by a kill.</summary>
    public void Record(TestRoom room, long epoch, bool end = true)
    {
        using var writer = new Arbitration.Media.Recording.SegmentWriter(room.Folder, epoch, room.Manifest, room.Time);
        writer.WriteInit(Init, Fragments[0].FromUs, 1_000_000);
        foreach (var fragment in Fragments) writer.Append(fragment.Bytes, fragment.FromUs, fragment.ToUs);
        if (end) writer.Close();
    }
}
