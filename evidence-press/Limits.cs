namespace Arbitration.Press;

/// <summary>What one file may ask for. The sandbox around has limits of its own; these are there to say no early and say why.</summary>
internal static class Limits
{
    /// <summary>Unless the caller says otherwise. A case file of 500 pages is a thick one.</summary>
    public const int MostPages = 500;

    /// <summary>A picture that has to be decoded whole takes 4 bytes a pixel; 48 million is a phone's best HEIC.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>JPEG is decoded at an eighth, a quarter or half of its size, so a phone's 200-megapixel picture costs little.</summary>
    public const long MostJpegPixels = 210_000_000;

    public const int MostMembers = 200;
    public const int MostParts = 4000;
    public const long MostMemberBytes = 256L << 20;
    public const long MostUnpackedBytes = 1L << 30;

    /// <summary>Of a Word or spreadsheet file unpacked: LibreOffice holds about four times of it in memory.</summary>
    public const long MostOfficeBytes = 64L << 20;

    /// <summary>Deflate reaches 1032; text of people stays under 20, a spreadsheet of zeros under 100.</summary>
    public const int MostRatio = 150;

    /// <summary>Below it a ratio says nothing.</summary>
    public const long RatioMattersFrom = 4L << 20;

    public const long MostTextBytes = 2L << 20;
    public static readonly TimeSpan LongestMedia = TimeSpan.FromHours(4);

    /// <summary>Processor seconds of one step; what is slower is refused, whatever it may be.</summary>
    public const int PageCpuSeconds = 7, OfficeCpuSeconds = 25, PictureCpuSeconds = 8, ProbeCpuSeconds = 4;

    /// <summary>A torn or lying file makes a decoder busy without a second of result; real ones have the first second at once.</summary>
    public const int MediaCpuSeconds = 3600;
}
