using System.Diagnostics;
using System.Text;

namespace Arbitration.Court.Documents;

/// <summary>
/// HTML to PDF in a process of its own: WeasyPrint, which may fetch nothing, with limits on time, memory and output. One at a
/// time, so that a crowd of downloads cannot starve a hearing.
/// </summary>
internal sealed partial class PdfRenderer(DocumentOptions options, TimeProvider time, ILogger<PdfRenderer> log) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <param name="attachment">With it a PDF/A-3b is made that carries this JSON as record.json.</param>
    public async Task<byte[]> RenderAsync(string html, byte[]? attachment, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            using var limit = new CancellationTokenSource(options.Limit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
            return await RunAsync(html, attachment, either.Token);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<byte[]> RunAsync(string html, byte[]? attachment, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("court-pdf-");
        try
        {
            var start = Start(folder.FullName);
            if (attachment is not null)
            {
                var path = Path.Combine(folder.FullName, "record.json");
                await File.WriteAllBytesAsync(path, attachment, ct);
                foreach (var word in new[] { "--pdfa", "--attach", $"record.json={path}" }) start.ArgumentList.Add(word);
            }
            using var process = Process.Start(start) ?? throw new InvalidOperationException("the PDF process did not start");
            try
            {
                return await TalkAsync(process, html, ct);
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private ProcessStartInfo Start(string folder)
    {
        var start = new ProcessStartInfo(options.Python)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder,
        };
        // Isolated and with next to no environment: none of our secrets reach the process.
        foreach (var word in new[] { "-I", TemplateFolder.ScriptPath }) start.ArgumentList.Add(word);
        start.Environment.Clear();
        foreach (var (name, value) in new[] { ("PATH", "/usr/bin:/bin"), ("LANG", "C.UTF-8"), ("HOME", folder) }) start.Environment[name] = value;
        return start;
    }

    private async Task<byte[]> TalkAsync(Process process, string html, CancellationToken ct)
    {
        var error = process.StandardError.ReadToEndAsync(ct);
        var output = ReadBoundedAsync(process.StandardOutput.BaseStream, ct);
        await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(html), ct);
        process.StandardInput.Close();
        var pdf = await output;
        await process.WaitForExitAsync(ct);
        if (process.ExitCode == 0 && pdf.AsSpan().StartsWith("%PDF-"u8)) return pdf;
        LogFailed(log, process.ExitCode, (await error)[^Math.Min(2000, (await error).Length)..]);
        throw new InvalidOperationException($"the PDF process ended with {process.ExitCode}");
    }

    private async Task<byte[]> ReadBoundedAsync(Stream output, CancellationToken ct)
    {
        using var pdf = new MemoryStream();
        var buffer = new byte[128 * 1024];
        for (int count; (count = await output.ReadAsync(buffer, ct)) > 0;)
        {
            if (pdf.Length + count > options.MaxBytes) throw new InvalidOperationException("the PDF is larger than allowed");
            pdf.Write(buffer, 0, count);
        }
        return pdf.ToArray();
    }

    public void Dispose() => _turn.Dispose();

    [LoggerMessage(Level = LogLevel.Error, Message = "The PDF process ended with {ExitCode}: {Error}")]
    private static partial void LogFailed(ILogger logger, int exitCode, string error);
}
