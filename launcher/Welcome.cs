using System.Text.Json;
using QRCoder;

namespace Arbitration.Launcher;

/// <summary>What the operator reads once everything runs.</summary>
internal static class Welcome
{
    public static async Task PrintAsync(LauncherOptions options, TurnServer? turn, DataFolder data, TextWriter to)
    {
        var address = Settings.PublicUrl(options);
        await to.WriteLineAsync($"工作台 Desk        {address}/desk");
        if (options.Listen is not null) await to.WriteLineAsync($"on this machine    http://127.0.0.1:{options.Port}/desk");
        if (turn is not null) await to.WriteLineAsync($"中继 TURN          {string.Join("  ", turn.Urls)}");
        if (File.Exists(data.Logins))
            foreach (var line in await File.ReadAllLinesAsync(data.Logins)) await to.WriteLineAsync($"登录 Login         {line}");
        if (options.Demo && File.Exists(data.DemoLinks)) await PrintLinksAsync(data.DemoLinks, to);
        if (options is { Listen: not null, CertificateFile: null })
        {
            await to.WriteLineAsync($"\n手机请先信任本机证书 A phone trusts this installation with {address}/authority.crt");
            using var generator = new QRCodeGenerator();
            using var code = generator.CreateQrCode($"{address}/authority.crt", QRCodeGenerator.ECCLevel.L);
            using var drawn = new AsciiQRCode(code);
            await to.WriteLineAsync(drawn.GetGraphicSmall());
        }

        await to.WriteLineAsync($"数据 Data          {data.Path}    Ctrl-C 停止 stops everything");
        await to.FlushAsync();
    }

    private static async Task PrintLinksAsync(string file, TextWriter to)
    {
        using var links = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            string Text(string member) => link.GetProperty(member).GetString() ?? "";
            await to.WriteLineAsync($"入庭链接 Join       {Text("role")} {Text("name")}  {Text("url")}  (验证码 code {Text("code")})");
        }
    }
}
