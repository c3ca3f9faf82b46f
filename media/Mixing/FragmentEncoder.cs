using Arbitration.Media.Libav;

namespace Arbitration.Media.Mixing;

/// <summary>Picture and sound of one tick after the other to fragments; one for each epoch.</summary>
internal sealed class FragmentEncoder : IDisposable
{
    private readonly H264Encoder _video;
    private readonly AacEncoder _audio;
    private readonly FragmentedMp4 _file;
    private readonly EncodedPacket _packet = new();
    private long _frames;

    internal FragmentEncoder(ProgrammeOptions options, long hearingUs, Action<Fragment> onFragment)
    {
        _video = new H264Encoder(options.Video);
        _audio = new AacEncoder(options.AudioBitrateBps);
        _file = new FragmentedMp4(_video, _audio, hearingUs, onFragment);
    }

    internal byte[] Init => _file.Init;

    internal void Add(VideoFrame picture, ReadOnlySpan<float> sound, bool keyframe)
    {
        while (sound.Length > 0)
        {
            sound = sound[_audio.Send(sound)..];
            DrainAudio();
        }
        picture.Pts = _frames++;
        _video.Send(picture, keyframe);
        DrainVideo();
    }

    /// <summary>Hands out the last fragment.</summary>
    internal void Finish()
    {
        _audio.Finish();
        DrainAudio();
        _video.Finish();
        DrainVideo();
        _file.Finish();
    }

    public void Dispose()
    {
        _file.Dispose();
        _packet.Dispose();
        _audio.Dispose();
        _video.Dispose();
    }

    private void DrainAudio()
    {
        while (_audio.Receive(_packet) == Drained.Frame)
        {
            _file.WriteAudio(_packet);
        }
    }

    private void DrainVideo()
    {
        while (_video.Receive(_packet) == Drained.Frame)
        {
            _file.WriteVideo(_packet);
        }
    }
}
