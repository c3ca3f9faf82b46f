using System.Globalization;
using System.Text;
using Arbitration.Bench.Mix;
using Arbitration.Media.Mixing.Picture;

namespace Arbitration.Bench.Browser;

/// <summary>A web page of our programme: the clips of a case where our grid shows them, again and again, with names, caption and clock.</summary>
internal static class TilesPage
{
    private const string Begin = """
        <!doctype html><meta charset=utf-8><style>
        body{margin:0;background:#14233b;color:#fff;font:19px 'Noto Sans CJK SC';overflow:hidden}
        body>*{position:absolute} header{left:20px;top:8px} time{right:20px;top:8px} b{background:#14233bc0;padding:2px 12px}
        </style><header>京海劳人仲字〔2026〕第 1234 号　第 1 次庭审</header><time></time>
        <script>setInterval(() => document.querySelector('time').textContent = new Date().toLocaleString('sv'), 1000)</script>
        """;

    /// <returns>The page's file.</returns>
    internal static async Task<string> WriteAsync(MixClips clips, string folder)
    {
        var page = new StringBuilder(Begin);
        for (int i = 0; i < clips.Case.Inputs; i++)
        {
            await Ffmpeg.RunAsync("-i", clips.Picture(i, MixClips.Frames), "-f", "f32le", "-ar", "48000", "-ac", "1", "-i", clips.Sound(i, MixClips.Frames),
                "-c:v", "copy", "-c:a", "libopus", "-b:a", "32k", Path.Combine(folder, $"{i}.webm"));
            Area tile = clips.Case.Tiles[i];
            page.Append(CultureInfo.InvariantCulture,
                $"<video src={i}.webm autoplay loop style='left:{tile.X}px;top:{tile.Y}px;width:{tile.Width}px;height:{tile.Height}px'></video><b style='left:{tile.X + 8}px;top:{tile.Bottom - 40}px'>申请人 张三{i}</b>");
        }
        string file = Path.Combine(folder, "tiles.html");
        await File.WriteAllTextAsync(file, page.ToString());
        return file;
    }
}
