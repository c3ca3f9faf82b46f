using Arbitration.Media.Libav.Files;
using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>A video or sound file that came from somebody. For a process of its own: its decoders were written for speed.</summary>
public static class ClipFile
{
    public const int MostWidth = 1280;
    public const int MostHeight = 720;

    private const string Formats = "mov,matroska,webm,avi,mp3,wav,ogg,flac,aac";
    private const string Codecs =
        "h264,hevc,vp8,libvpx,vp9,mpeg4,aac,opus,mp3,mp3float,vorbis,flac,amrnb,amrwb,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s32le,pcm_f32le,pcm_u8,pcm_alaw,pcm_mulaw";

    /// <summary>Reads a clip from a position to its end; what takes its parts sets the pace.</summary>
    /// <param name="onPicture">Owns the picture, of at most 1280×720; <see cref="VideoFrame.Pts"/> is its position in µs. The first is the one on show at the position.</param>
    /// <exception cref="LibavException">It is no such file, or nothing of it can be decoded.</exception>
    public static void Read(string path, long fromUs, Action<VideoFrame> onPicture, ClipSoundHandler onSound)
    {
        using var file = new Demuxer(path, Formats, Codecs);
        file.Analyse();
        int picture = file.Find(Constants.MediaVideo), sound = file.Find(Constants.MediaAudio);
        if (picture < 0 && sound < 0)
        {
            throw new LibavException("no stream that can be decoded", Constants.InvalidData);
        }
        using ClipPictures? pictures = picture < 0 ? null : new ClipPictures(file, picture, fromUs, onPicture);
        using ClipSound? sounds = sound < 0 ? null : new ClipSound(file, sound, fromUs, onSound);
        if (fromUs > 0)
        {
            file.SeekTo(fromUs);
        }
        ReadAll(file, pictures, sounds);
        if (pictures?.Any != true && sounds?.Any != true && fromUs == 0)
        {
            throw new LibavException("nothing could be decoded", Constants.InvalidData);
        }
    }

    private static void ReadAll(Demuxer file, ClipPictures? pictures, ClipSound? sounds)
    {
        using var packet = new PacketHandle(Avcodec.av_packet_alloc());
        while (file.Read(packet))
        {
            int stream = Demuxer.StreamOf(packet);
            if (stream == pictures?.Stream)
            {
                pictures.Take(packet);
            }
            else if (stream == sounds?.Stream)
            {
                sounds.Take(packet);
            }
            Avcodec.av_packet_unref(packet);
        }
        pictures?.Finish();
        sounds?.Finish();
    }
}
