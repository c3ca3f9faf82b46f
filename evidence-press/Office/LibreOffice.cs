using System.Globalization;

namespace Arbitration.Press;

/// <summary>
/// LibreOffice without a window and with a profile made for this one run: no macro is ever run, no link followed, nothing is kept.
/// </summary>
internal static class LibreOffice
{
    private const string Program = "/usr/lib/libreoffice/program/soffice.bin";

    // With a new profile it ends once before it does anything (EXITHELPER_NORMAL_RESTART); `soffice` is the script that starts it again.
    private const int WantsRestart = 81;

    // Options of officecfg org.openoffice.Office.Common/Security/Scripting and of Writer's and Calc's links (2 = never).
    private const string Profile = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
        </oor:items>
        """;

    /// <returns>The PDF's path.</returns>
    public static async Task<string> ToPdfAsync(PressJob job, string file, string filter, IEnumerable<string> more, CancellationToken ct)
    {
        var (profile, folder) = (job.Between("profile"), job.Between("office"));
        Directory.CreateDirectory(Path.Combine(profile, "user"));
        await File.WriteAllTextAsync(Path.Combine(profile, "user", "registrymodifications.xcu"), Profile, ct);
        // A Word file of three thousand pages is written as those that are allowed and one, which then is too many.
        var pages = string.Create(CultureInfo.InvariantCulture, $"pdf:{filter}:{{\"PageRange\":{{\"type\":\"string\",\"value\":\"1-{job.MostPages + 1}\"}}}}");
        string[] words = [$"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault", .. more, "--convert-to", pages, "--outdir", folder, file];
        var said = await Tool.RunAsync(Program, Limits.OfficeCpuSeconds, words, ct);
        if (said.ExitCode == WantsRestart) said = await Tool.RunAsync(Program, Limits.OfficeCpuSeconds, words, ct);
        var pdf = Path.Combine(folder, Path.GetFileNameWithoutExtension(file) + ".pdf");
        // It answers 0 to what it could not open.
        return File.Exists(pdf) ? pdf : throw Refused.Broken($"LibreOffice could not open it, or it wants a password: {said.LastWords}");
    }
}
