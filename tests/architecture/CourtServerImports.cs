namespace Arbitration.Architecture.Tests;

/// <summary>The folders of the court server read from left to right; a folder imports only from the left.</summary>
public sealed class CourtServerImports
{
    private static readonly string[][] LeftToRight =
    [
        ["Shared"],
        ["Access", "Audit", "Storage", "Deadlines", "Media"],
        ["Cases", "Tribunal"],
        ["Hearings"],
        ["Evidence"],
        ["Courtroom", "Transcripts", "Recordings"],
        ["Documents", "Outcomes"],
    ];

    private static int Column(string folder) => Array.FindIndex(LeftToRight, column => column.Contains(folder));

    [Fact]
    public void A_folder_imports_only_from_the_left()
    {
        var broken =
            from file in Sources.Below("court-server", ".cs")
            let parts = file.Path.Split('/')
            where parts.Length > 2
            let own = parts[1]
            from name in file.Namespaces
            where name.StartsWith("Arbitration.Court.", StringComparison.Ordinal)
            let other = name.Split('.')[2]
            where other != own && Column(other) >= 0 && Column(other) > Column(own)
            select $"{file.Path} imports {name}: {own} is left of {other}, and a folder imports only from the left (rule 1).";
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_folder_has_its_place_in_the_order()
    {
        var unknown = Directory.GetDirectories(Path.Combine(Sources.Root, "court-server"))
            .Select(Path.GetFileName)
            .Where(name => name is not ("bin" or "obj" or "Properties") && Column(name!) < 0);
        Assert.Empty(unknown);
    }

    [Fact]
    public void Rules_are_plain_CSharp()
    {
        string[] outside = ["Microsoft.", "Orleans", "Grpc", "Google"];
        var broken =
            from file in Sources.Below("court-server", ".cs")
            where file.Path.Contains("/Rules/", StringComparison.Ordinal)
            from name in file.Namespaces
            where outside.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
                || (name.StartsWith("Arbitration.", StringComparison.Ordinal) && !name.EndsWith(".Shared", StringComparison.Ordinal) && !name.Contains(".Rules", StringComparison.Ordinal))
            select $"{file.Path} imports {name}: Rules import System, Stateless, Shared and other Rules only (rule 2).";
        Assert.Empty(broken);
        Assert.Contains(Sources.Below("court-server", ".cs"), file => file.Path.Contains("/Rules/", StringComparison.Ordinal));
    }

    [Fact]
    public void Storage_knows_no_feature()
    {
        var broken =
            from file in Sources.Below("court-server/Storage", ".cs")
            from name in file.Namespaces
            where name.StartsWith("Arbitration.Court.", StringComparison.Ordinal)
            where name.Split('.')[2] is not ("Storage" or "Shared" or "Access")
            select $"{file.Path} imports {name}: Storage finds tables by scanning and imports no feature (rule 3).";
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_feature_has_a_short_README()
    {
        var broken =
            from folder in Directory.GetDirectories(Path.Combine(Sources.Root, "court-server"))
            let name = Path.GetFileName(folder)
            where name is not ("bin" or "obj" or "Properties" or "Shared")
            let readme = Path.Combine(folder, "README.md")
            let lines = File.Exists(readme) ? File.ReadAllLines(readme).Length : 0
            where lines is 0 or > 30
            select $"court-server/{name}/README.md has {lines} lines; it wants 1 to 30.";
        Assert.Empty(broken);
    }

    [Fact]
    public void Program_is_a_short_composition_root() =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Sources.Root, "court-server/Program.cs")).Length, 1, 80);
}
