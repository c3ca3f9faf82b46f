using System.Text.RegularExpressions;

namespace Arbitration.Architecture.Tests;

public sealed partial class MediaImports
{
    [Fact]
    public void Media_never_imports_the_court_server()
    {
        var broken =
            from file in Sources.Below("media", ".cs", ".csproj")
            where file.Text.Contains("Arbitration.Court", StringComparison.Ordinal)
            select $"{file.Path} names Arbitration.Court: the node knows rooms and sources, no case and no user (rule 5).";
        Assert.Empty(broken);
    }

    [Fact]
    public void The_press_imports_nothing_of_ours()
    {
        var broken =
            from file in Sources.Below("evidence-press", ".cs", ".csproj")
            where file.Text.Contains("Arbitration.Court", StringComparison.Ordinal) || file.Text.Contains("Arbitration.Media", StringComparison.Ordinal) || file.Text.Contains("ProjectReference", StringComparison.Ordinal)
            select $"{file.Path} names another project: what runs in the sandbox holds nothing that is worth getting at.";
        Assert.Empty(broken);
    }

    [Fact]
    public void Only_Libav_is_unsafe()
    {
        var broken =
            from file in Sources.Below(".", ".csproj", ".props")
            where file.Text.Contains("AllowUnsafeBlocks", StringComparison.Ordinal) && !file.Path.Contains("media/Libav/", StringComparison.Ordinal)
            select $"{file.Path} allows unsafe blocks; only media/Libav may (rule 5).";
        Assert.Empty(broken);
        var pointers =
            from file in Sources.Below("media", ".cs")
            where !file.Path.Contains("media/Libav/", StringComparison.Ordinal) && Unsafe().IsMatch(file.Text)
            select file.Path;
        Assert.Empty(pointers);
    }

    [Fact]
    public void Parts_of_media_import_only_what_they_are_made_of()
    {
        var allowed = new Dictionary<string, string[]>
        {
            ["Libav"] = [], ["Rtp"] = [], ["Janus"] = [],
            ["Mixing"] = ["Libav"], ["Recording"] = ["Libav"],
            ["Node"] = ["Libav", "Rtp", "Janus", "Mixing", "Recording", "Contract"],
        };
        var broken =
            from file in Sources.Below("media", ".cs")
            let own = file.Path.Split('/')[1]
            from name in file.Namespaces
            where name.StartsWith("Arbitration.Media.", StringComparison.Ordinal)
            let other = name.Split('.')[2]
            where other != own && !allowed[own].Contains(other)
            select $"{file.Path} imports {name}.";
        Assert.Empty(broken);
    }

    [Fact]
    public void Nothing_imports_tests()
    {
        var broken =
            from file in Sources.Below(".", ".csproj")
            where !file.Path.TrimStart('.', '/').StartsWith("tests/", StringComparison.Ordinal) && file.Text.Contains("tests/", StringComparison.Ordinal)
            select $"{file.Path} refers to tests (rule 7).";
        Assert.Empty(broken);
    }

    [GeneratedRegex(@"^\s*(?:public |internal |private |static |sealed )*unsafe\s", RegexOptions.Multiline)]
    private static partial Regex Unsafe();
}
