using System.Text.RegularExpressions;

namespace Arbitration.Architecture.Tests;

/// <summary>In the client app imports features, features import wire, webrtc and ui; never the other way.</summary>
public sealed partial class ClientImports
{
    private static readonly string[] Foundations = ["wire", "webrtc", "ui"];

    private static IEnumerable<(SourceFile File, string Own, string Other, string Inside)> Arrows() =>
        from file in Sources.Below("court-client/src", ".ts", ".vue")
        let own = file.Path.Split('/')[2]
        from module in file.Modules
        let target = Resolve(file.Path, module)
        where target is not null
        let parts = target.Split('/')
        where parts.Length > 2 && parts[2] != own
        select (file, own, parts[2], string.Join('/', parts[3..]));

    private static string? Resolve(string path, string module)
    {
        if (module.StartsWith("@/", StringComparison.Ordinal)) return "court-client/src/" + module[2..];
        if (!module.StartsWith('.')) return null;
        var full = Path.GetFullPath(Path.Combine(Sources.Root, Path.GetDirectoryName(path)!, module));
        return Path.GetRelativePath(Sources.Root, full);
    }

    [Fact]
    public void Ui_imports_nothing_of_ours_and_webrtc_neither_Vue_nor_wire()
    {
        var broken =
            (from arrow in Arrows() where arrow.Own is "ui" or "webrtc" select $"{arrow.File.Path} imports {arrow.Other} (rule 6).")
            .Concat(from file in Sources.Below("court-client/src/webrtc", ".ts") where file.Modules.Contains("vue") select $"{file.Path} imports vue (rule 6).");
        Assert.Empty(broken);
    }

    [Fact]
    public void Wire_imports_no_feature_and_no_app() =>
        Assert.Empty(from arrow in Arrows() where arrow.Own == "wire" && !Foundations.Contains(arrow.Other) select $"{arrow.File.Path} imports {arrow.Other} (rule 6).");

    [Fact]
    public void A_feature_reaches_another_only_through_its_index()
    {
        var broken =
            from arrow in Arrows()
            where arrow.Own != "app" && !Foundations.Contains(arrow.Own) && !Foundations.Contains(arrow.Other) && arrow.Other != "app"
            where arrow.Inside is not ("" or "index" or "index.ts")
            select $"{arrow.File.Path} imports {arrow.Other}/{arrow.Inside} (rule 6).";
        Assert.Empty(broken);
    }

    [Fact]
    public void TypeScript_is_strict_without_any()
    {
        var broken =
            from file in Sources.Below("court-client/src", ".ts", ".vue")
            where Any().IsMatch(file.Text)
            select $"{file.Path} uses any.";
        Assert.Empty(broken);
    }

    [GeneratedRegex(@"(:\s*|\bas\s+|<)any\b(?!where)")]
    private static partial Regex Any();
}
