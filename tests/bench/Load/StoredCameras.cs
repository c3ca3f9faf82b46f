using System.Globalization;
using Arbitration.Bench.Hearings;

namespace Arbitration.Bench.Load;

/// <summary>What people and a document camera send, encoded once to files: VP8 with a keyframe each two seconds, since nobody can ask a file for one, and Opus.</summary>
/// <param name="People">Sound and picture of each.</param>
internal sealed record StoredCameras(IReadOnlyList<(string Sound, string Pictures)> People, string Document)
{
    private const int KeyframeEach = 2 * HearingContent.FrameRate;

    internal static async Task<StoredCameras> MakeAsync(string folder, int people)
    {
        List<(string, string)> cameras = [];
        for (int i = 0; i < people; i++)
        {
            string sound = Path.Combine(folder, $"{i}.ogg");
            await Ffmpeg.RunAsync("-f", "lavfi", "-i", HearingContent.Voice(i), "-t", Length, "-c:a", "libopus", "-ac", "2", "-b:a", "48k", sound);
            cameras.Add((sound, await EncodeAsync(HearingContent.Person(i, "640x360", noise: 4), "800k", Path.Combine(folder, $"{i}.mkv"))));
        }
        return new StoredCameras(cameras, await EncodeAsync(HearingContent.Page(noise: 3), "1200k", Path.Combine(folder, "document.mkv")));
    }

    private static string Length => HearingContent.Seconds.ToString(CultureInfo.InvariantCulture);

    private static async Task<string> EncodeAsync(string pictures, string bitrate, string file)
    {
        await Ffmpeg.RunAsync("-f", "lavfi", "-i", pictures + ",format=yuv420p", "-t", Length, "-c:v", "libvpx", "-b:v", bitrate, "-maxrate", bitrate, "-bufsize", bitrate,
            "-deadline", "realtime", "-cpu-used", "8", "-auto-alt-ref", "0", "-error-resilient", "1", "-g", KeyframeEach.ToString(CultureInfo.InvariantCulture), file);
        return file;
    }
}
