namespace Arbitration.Launcher;

/// <summary>What a supervised process runs.</summary>
/// <param name="Name">Of its log and its mark.</param>
/// <param name="Command">Program and arguments.</param>
/// <param name="Folder">It is started in.</param>
/// <param name="Niceness">Below 0 goes before others on a busy machine; without the right to it the process starts all the same.</param>
/// <param name="Environment">Added to our own.</param>
internal sealed record ChildProgram(string Name, IReadOnlyList<string> Command, string Folder, int Niceness, IReadOnlyDictionary<string, string> Environment)
{
    public static ChildProgram OfAssembly(string name, string assembly, int niceness, IReadOnlyDictionary<string, string> environment) =>
        new(name, ["dotnet", assembly], Path.GetDirectoryName(assembly)!, niceness, environment);
}
