using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Recording;
using Arbitration.Testing;

namespace Arbitration.Media.Tests.Node;

/// <summary>What a room's folder holds of an epoch, looked at by ffprobe and ffmpeg.</summary>
internal sealed partial class RecordedFile
{
    private readonly string _path;
    private readonly long _fromUs;

    public RecordedFile(string folder, long epoch)
    {
        var rows = Manifest.Read(Path.Combine(folder, "manifest.jsonl")).Where(row => row.Epoch == epoch && row is { IsProgramme: true, Kind: not RowKind.Mark }).ToList();
        _fromUs = rows.First(row => row.Kind == RowKind.Segment).FromUs;
        _path = Path.Combine(folder, $"joined-{epoch}.mp4");

        using var joined = File.Create(_path);
        foreach (var row in rows)
        {
            using var piece = File.OpenRead(Path.Combine(folder, row.File));
            piece.CopyTo(joined);
        }
    }

    /// <summary>Codec, size and rate of each stream, as ffprobe prints them.</summary>
    public string Streams() => Run("ffprobe", "-v", "error", "-show_entries", "stream=codec_name,width,height,r_frame_rate,sample_rate", "-of", "compact=p=0:nk=1", _path);

    public TimeSpan VideoLength() => LengthOf(_path);

    /// <summary>By counting pictures at 25 a second.</summary>
    public static TimeSpan LengthOf(string path) => TimeSpan.FromSeconds(
        Run("ffprobe", "-v", "error", "-select_streams", "v", "-count_packets", "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0", path)
            .Split('\n', ',') is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) / 25.0 : 0);

    /// <summary>Loudness of a part in dB; about -91 is silence.</summary>
    public double MeanVolume(TimeSpan from, TimeSpan length) => double.Parse(
        Mean().Match(Run("ffmpeg", "-nostdin", "-i", _path, "-af", string.Create(CultureInfo.InvariantCulture, $"atrim=start_pts=0,asetpts=PTS-STARTPTS,atrim={from.TotalSeconds}:{(from + length).TotalSeconds},volumedetect"), "-vn", "-f", "null", "-")).Groups[1].Value,
        CultureInfo.InvariantCulture);

    /// <summary>Mean brightness of an area in each picture, with the picture's hearing time.</summary>
    public IReadOnlyList<(double At, byte Light)> Light(Area area)
    {
        var light = Libav.Ffmpeg.Run("-i", _path, "-an", "-fps_mode", "passthrough", "-vf", string.Create(CultureInfo.InvariantCulture, $"crop={area.Width}:{area.Height}:{area.X}:{area.Y},format=gray,scale=1:1:flags=area"), "-f", "rawvideo", "-");
        return [.. light.Select((level, at) => ((_fromUs / 1e6) + (at / 25.0), level))];
    }

    /// <summary>When a tone begins, in hearing time.</summary>
    public IReadOnlyList<double> Beeps(int hertz) => [.. FlashAndBeep.Beeps(Libav.Ffmpeg.Sound(_path), hertz).Select(at => (_fromUs / 1e6) + at)];

    /// <summary>Amplitude of a tone in each half second between two hearing times.</summary>
    public IReadOnlyList<double> Heard(int hertz, long fromUs, long toUs)
    {
        const int half = 24_000;
        var sound = Libav.Ffmpeg.Sound(_path);
        var (first, last) = ((int)((fromUs - _fromUs) * 48 / 1000), (int)Math.Min((toUs - _fromUs) * 48 / 1000, sound.Length));
        return [.. Enumerable.Range(0, (last - first) / half).Select(at => Libav.TestMedia.Amplitude(sound.AsSpan(first + (at * half), half), hertz))];
    }

    /// <summary>How many different pictures there are; a machine without time to spare repeats some, a picture that stands still is one.</summary>
    public int MovingPictures() => Decimated().Matches(Run("ffmpeg", "-nostdin", "-i", _path, "-vf", "crop=640:540:320:90,mpdecimate=frac=0,showinfo", "-an", "-f", "null", "-")).Count;

    /// <summary>The same for a part.</summary>
    public int MovingPictures(TimeSpan from, TimeSpan length) => Decimated().Matches(Run("ffmpeg", "-nostdin", "-i", _path, "-vf", string.Create(CultureInfo.InvariantCulture,
        $"trim={from.TotalSeconds}:{(from + length).TotalSeconds},crop=640:540:320:90,mpdecimate=frac=0,showinfo"), "-an", "-f", "null", "-")).Count;

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output + errors.Result : throw new InvalidOperationException($"{program}: {errors.Result}");
    }

    [GeneratedRegex(@"mean_volume: (-?[0-9.]+) dB")]
    private static partial Regex Mean();

    [GeneratedRegex(@"showinfo.* n: *\d+")]
    private static partial Regex Decimated();
}
