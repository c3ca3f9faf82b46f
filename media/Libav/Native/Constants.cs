namespace Arbitration.Media.Libav.Native;

/// <summary>Values of libav's headers that are the same in every release.</summary>
internal static class Constants
{
    internal const int Again = -11;                    // AVERROR(EAGAIN) on Linux
    internal const int EndOfFile = -541478725;         // AVERROR_EOF
    internal const int InvalidData = -1094995529;      // AVERROR_INVALIDDATA
    internal const int IoError = -5;                   // AVERROR(EIO)
    internal const long NoPts = long.MinValue;         // AV_NOPTS_VALUE
    internal const int Yuv420 = 0;                     // AV_PIX_FMT_YUV420P
    internal const int Yuv420FullRange = 12;           // AV_PIX_FMT_YUVJ420P
    internal const int Yuv422 = 4;                     // AV_PIX_FMT_YUV422P
    internal const int Yuv444 = 5;                     // AV_PIX_FMT_YUV444P
    internal const int Yuv422FullRange = 13;           // AV_PIX_FMT_YUVJ422P
    internal const int Yuv444FullRange = 14;           // AV_PIX_FMT_YUVJ444P
    internal const int Rgba = 26;                      // AV_PIX_FMT_RGBA
    internal const int FullRange = 2;                  // AVCOL_RANGE_JPEG
    internal const int MediaVideo = 0;                 // AVMEDIA_TYPE_VIDEO
    internal const int MediaAudio = 1;                 // AVMEDIA_TYPE_AUDIO
    internal const int DisplayMatrix = 5;              // AV_PKT_DATA_DISPLAYMATRIX
    internal const int Float = 3;                      // AV_SAMPLE_FMT_FLT
    internal const int FloatPlanar = 8;                // AV_SAMPLE_FMT_FLTP
    internal const int PictureTypeAny = 0;             // AV_PICTURE_TYPE_NONE
    internal const int PictureTypeIntra = 1;           // AV_PICTURE_TYPE_I
    internal const int KeyPacket = 1;                  // AV_PKT_FLAG_KEY
    internal const int LogFatal = 8;                   // AV_LOG_FATAL
    internal const int SearchChildren = 1;             // AV_OPT_SEARCH_CHILDREN
    internal const int IoWrite = 2;                    // AVIO_FLAG_WRITE
    internal const int ScaleFastBilinear = 1;          // SWS_FAST_BILINEAR
    internal const int ScaleArea = 0x20;               // SWS_AREA
    internal const int ScaleBicubic = 4;               // SWS_BICUBIC
    internal const int ScaleAccurate = 0x40000;        // SWS_ACCURATE_RND
}
