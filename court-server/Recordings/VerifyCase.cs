using Arbitration.Court.Cases;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Arbitration.Court.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Recordings;

/// <summary>`verify --case N`: everything stored of a case. Prints what it walked and every fault.</summary>
internal sealed class VerifyCase(CaseLookup cases, CaseFile documents, VerifyRecording recording, VerifyLog log, IFileStore files)
{
    public const int Whole = 0, Faulty = 1, Unknown = 2;

    public async Task<int> RunAsync(string caseNumberOrId, TextWriter output, CancellationToken ct)
    {
        if (await cases.FindAsync(caseNumberOrId, ct) is not { } found)
        {
            await output.WriteLineAsync($"No case {caseNumberOrId}");
            return Unknown;
        }
        var all = new Verification();
        foreach (var (hearing, number) in found.Sittings)
        {
            var checkedNow = await recording.RunAsync(found.CaseId, hearing, ct);
            var events = await log.RunAsync(hearing, checkedNow, ct);
            await output.WriteLineAsync($"sitting {number} ({hearing}): {events} log events, {checkedNow.Rows} manifest rows, {checkedNow.Files} files, {checkedNow.Bytes} bytes");
            all.Add(checkedNow);
        }
        var papers = await CheckDocumentsAsync(found.CaseId, ct);
        await output.WriteLineAsync($"documents: {papers.Files} files, {papers.Bytes} bytes");
        all.Add(papers);
        foreach (var fault in all.Faults) await output.WriteLineAsync($"FAULT {fault}");
        await output.WriteLineAsync(all.Faults.Count == 0 ? $"{found.CaseNumber}: whole" : $"{found.CaseNumber}: {all.Faults.Count} faults");
        return all.Faults.Count == 0 ? Whole : Faulty;
    }

    private async Task<Verification> CheckDocumentsAsync(CaseId caseId, CancellationToken ct)
    {
        var found = new Verification();
        foreach (var document in await documents.OfAsync(caseId, ct))
        {
            if (await files.HashAsync(document.FileName, ct) is not { } stored) found.Fault($"{document.FileName}: is missing");
            else if (stored.Sha256 != document.Sha256) found.Fault($"{document.FileName}: has another hash");
            else found.Checked(stored.Bytes);
        }
        return found;
    }
}
