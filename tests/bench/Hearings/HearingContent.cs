using System.Globalization;
using System.Runtime.InteropServices;
using Arbitration.Media.Tests.Libav;

namespace Arbitration.Bench.Hearings;

/// <summary>What the cameras and microphones of a hearing send: VP8 pictures at 25 a second, and Opus packets of 20 ms, over and over.</summary>
internal sealed record HearingContent(string Name, IReadOnlyList<byte[][]> Cameras, byte[][] Document, IReadOnlyList<List<byte[]>> Voices)
{
    internal const int People = 4, FrameRate = 25;
    internal const int Seconds = 8;

    /// <summary>A person who moves slowly before a still background; beneath the document camera a page of text and a hand. A little noise of the sensor.</summary>
    internal static Task<HearingContent> WebcamAsync(string folder) => MakeAsync("webcam", folder, (person, size) => Person(person, size, noise: 4), Page(noise: 3));

    /// <summary>Nothing stands still and everything is noisy, more than a camera in the dark.</summary>
    internal static Task<HearingContent> HardAsync(string folder) => MakeAsync("hard", folder,
        (person, size) => $"{(person % 2 == 0 ? "testsrc2" : "mandelbrot")}=size={size}:rate={FrameRate},noise=alls=20:allf=t", $"testsrc2=size=1280x720:rate={FrameRate},noise=alls=20:allf=t");

    private static async Task<HearingContent> MakeAsync(string name, string folder, Func<int, string, string> person, string document)
    {
        List<byte[][]> cameras = [];
        List<List<byte[]>> voices = [];
        for (int i = 0; i < People; i++)
        {
            cameras.Add(await EncodeAsync(person(i, "640x360"), "800k", Path.Combine(folder, $"{name}-{i}.ivf")));
            voices.Add(await VoiceAsync(i, Path.Combine(folder, $"{name}-{i}.f32")));
        }
        return new HearingContent(name, cameras, await EncodeAsync(document, "1500k", Path.Combine(folder, $"{name}-document.ivf")), voices);
    }

    internal static string Person(int number, string size, int noise) => string.Create(CultureInfo.InvariantCulture,
        $"""
         gradients=s={size}:r={FrameRate}:c0=0x5a6b70:c1=0xa8a295:x0=0:y0=0:x1=640:y1=360:speed=0.00001,noise=alls=10:allf=p,gblur=sigma=2[room];
         color=c=black:s=320x340:r={FrameRate}:d=0.04,format=rgba,
         geq=r='if(lt(hypot((X-160)/62,(Y-110)/84),1),205-Y/4,40+{number * 20}+X/8)':g='if(lt(hypot((X-160)/62,(Y-110)/84),1),165-Y/4,52+X/9)':b='if(lt(hypot((X-160)/62,(Y-110)/84),1),140-Y/4,80)':a='255*max(lt(hypot((X-160)/62,(Y-110)/84),1),lt(hypot((X-160)/150,(Y-340)/150),1))',
         gblur=sigma=1,loop=loop=-1:size=1,setpts=N/{FrameRate}/TB[body];
         color=c=0x703838:s=44x12:r={FrameRate}[mouth];
         [room][body]overlay=x='160+9*sin(t*0.8+{number})':y='24+4*sin(t*1.7)':shortest=1[who];
         [who][mouth]overlay=x='298+9*sin(t*0.8+{number})':y='168+4*sin(t*1.7)+3*sin(t*19)',noise=alls={noise}:allf=t
         """).Replace("\n", "", StringComparison.Ordinal);

    internal static string Page(int noise) => string.Create(CultureInfo.InvariantCulture,
        $"""
         color=c=0xe4e2dc:s=1280x720:r={FrameRate}:d=0.04,noise=alls=6:allf=p,
         geq=lum='if(lt(mod(Y,28),11)*gt(X,90)*lt(X,1180)*gt(sin(X*0.9+Y)+sin(X*2.3+floor(Y/28)*7),0.3),60,lum(X,Y))':cb=128:cr=126,loop=loop=-1:size=1,setpts=N/{FrameRate}/TB[page];
         color=c=black:s=260x200:r={FrameRate}:d=0.04,format=rgba,geq=r=196:g=150:b=125:a='255*lt(hypot((X-130)/128,(Y-100)/98),1)',gblur=sigma=2,loop=loop=-1:size=1,setpts=N/{FrameRate}/TB[hand];
         [page][hand]overlay=x='820+120*sin(t*0.6)':y='470+40*sin(t*0.9)',noise=alls={noise}:allf=t
         """).Replace("\n", "", StringComparison.Ordinal);

    private static async Task<byte[][]> EncodeAsync(string pictures, string bitrate, string file)
    {
        await Ffmpeg.RunAsync("-f", "lavfi", "-i", pictures + ",format=yuv420p", "-t", Seconds.ToString(CultureInfo.InvariantCulture),
            "-c:v", "libvpx", "-b:v", bitrate, "-deadline", "realtime", "-cpu-used", "8", "-auto-alt-ref", "0", file);
        return [.. Ivf.Frames(await File.ReadAllBytesAsync(file))];
    }

    // Syllables of noise: what a voice is to an encoder and to a meter.
    internal static string Voice(int person) => string.Create(CultureInfo.InvariantCulture, $"anoisesrc=color=pink:amplitude=0.3:seed={person + 1}:sample_rate=48000,tremolo=f={3 + person}:d=0.95");

    internal static async Task<List<byte[]>> VoiceAsync(int person, string file)
    {
        await Ffmpeg.RunAsync("-f", "lavfi", "-i", Voice(person),
            "-t", Seconds.ToString(CultureInfo.InvariantCulture), "-f", "f32le", "-ac", "1", file);
        return TestOpusEncoder.All(MemoryMarshal.Cast<byte, float>(await File.ReadAllBytesAsync(file)).ToArray());
    }
}
