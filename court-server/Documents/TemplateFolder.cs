using Arbitration.Court.Shared;

namespace Arbitration.Court.Documents;

/// <summary>Templates as delivered, or the office's own of the same name in {data}/templates.</summary>
internal sealed class TemplateFolder(CourtOptions options)
{
    private static string Delivered => Path.Combine(AppContext.BaseDirectory, "Documents", "Templates");

    // The script decides what a document may reach, so an office's template folder cannot replace it.
    public static string ScriptPath => Path.Combine(Delivered, "render.py");

    public Task<string> ReadAsync(string name, CancellationToken ct)
    {
        var own = options.InData("templates", name);
        return File.ReadAllTextAsync(File.Exists(own) ? own : Path.Combine(Delivered, name), ct);
    }
}
