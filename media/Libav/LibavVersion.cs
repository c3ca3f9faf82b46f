using System.Globalization;
using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>Checks at start that the libraries are the ones whose structures are known.</summary>
public static class LibavVersion
{
    private static readonly string[] s_decoders = ["vp8", "h264"];
    private static readonly string[] s_encoders = ["libx264", "aac"];

    /// <summary>Refuses to go on with missing libraries, an unknown major, or missing codecs. Call it once at start.</summary>
    /// <exception cref="LibavVersionException">With a sentence for the person who installs.</exception>
    public static void Require()
    {
        RequireLoadable(Avutil.Library);
        RequireLoadable(Avcodec.Library);
        RequireLoadable(Avformat.Library);
        RequireLoadable(Swscale.Library);
        RequireLoadable(Swresample.Library);
        RequireLoadable(Opus.Library);
        Require(Avcodec.avcodec_version(), Avutil.avutil_version(), Avformat.avformat_version(), Swscale.swscale_version(), Swresample.swresample_version());
        foreach (string name in s_decoders.Where(name => Avcodec.avcodec_find_decoder_by_name(name) == 0))
        {
            throw new LibavVersionException($"This libavcodec has no decoder {name}.");
        }
        foreach (string name in s_encoders.Where(name => Avcodec.avcodec_find_encoder_by_name(name) == 0))
        {
            throw new LibavVersionException($"This libavcodec has no encoder {name}.");
        }
        // Decoders complain about every damaged packet; we count and report damage ourselves.
        Avutil.av_log_set_level(Constants.LogFatal);
    }

    /// <summary>The same check on given LIBxxx_VERSION_INT values.</summary>
    internal static void Require(uint codec, uint util, uint format, uint scale, uint resample)
    {
        FieldOffsets row = FieldOffsets.For((int)(codec >> 16));
        RequireMajor("libavutil", util, row.UtilMajor);
        RequireMajor("libavformat", format, row.FormatMajor);
        RequireMajor("libswscale", scale, row.ScaleMajor);
        RequireMajor("libswresample", resample, row.ResampleMajor);
    }

    private static void RequireMajor(string library, uint version, int wanted)
    {
        int found = (int)(version >> 16);
        if (found != wanted)
        {
            throw new LibavVersionException(library, found, [wanted]);
        }
    }

    private static void RequireLoadable(string soname)
    {
        if (NativeLibrary.TryLoad(soname, out _))
        {
            return;
        }
        string stem = soname[..soname.IndexOf(".so", StringComparison.Ordinal)];
        int wanted = int.Parse(soname[(soname.LastIndexOf('.') + 1)..], CultureInfo.InvariantCulture);
        int other = Enumerable.Range(wanted - 5, 15).FirstOrDefault(major => NativeLibrary.TryLoad($"{stem}.so.{major}", out _));
        throw other > 0
            ? new LibavVersionException(stem, other, [wanted])
            : new LibavVersionException($"{soname} not found: install the libav of Debian 12 (ffmpeg, libavcodec59).");
    }
}
