using System.Text.RegularExpressions;

namespace Arbitration.Architecture.Tests;

/// <summary>The project's sources as text: what each file imports, read from the tree and not from built assemblies.</summary>
internal static partial class Sources
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<SourceFile> Below(string folder, params string[] endings) =>
        !Directory.Exists(Path.Combine(Root, folder))
            ? []
            : Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
                .Where(file => endings.Any(file.EndsWith) && !Generated().IsMatch(Path.GetRelativePath(Root, file)))
                .Select(file => new SourceFile(Path.GetRelativePath(Root, file), File.ReadAllText(file)));

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Arbitration.sln"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("Arbitration.sln is in no folder above the tests.");
    }

    [GeneratedRegex(@"(^|/)(bin|obj|node_modules|dist|Migrations|generated)/")]
    private static partial Regex Generated();
}

/// <summary>A file's path from the project's root and its text.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>Namespaces named by using directives, and those that the code spells out in full.</summary>
    public IReadOnlySet<string> Namespaces =>
        Usings().Matches(Text).Select(match => match.Groups[1].Value)
            .Concat(Qualified().Matches(Text).Select(match => match.Value))
            .ToHashSet();

    /// <summary>What a TypeScript or Vue file imports, as written.</summary>
    public IReadOnlyList<string> Modules => [.. Imports().Matches(Text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^\s*(?:global\s+)?using\s+(?:static\s+|\w+\s*=\s*)?([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"\bArbitration(?:\.[A-Z]\w*)+")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"(?:from\s+|import\s*\(?\s*)['""]([^'""]+)['""]")]
    private static partial Regex Imports();
}
