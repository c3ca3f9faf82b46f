using Arbitration.Court.Audit;
using Arbitration.Court.Cases;
using Arbitration.Court.Evidence.Press;
using Arbitration.Court.Evidence.Pressing;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Evidence.Uploads;

/// <param name="Party">Only of a clerk: whose list it goes on; null: the tribunal's own.</param>
/// <param name="ExhibitId">It is a further file of this exhibit; null: it begins one.</param>
internal sealed record NewUpload(string? Name, long Bytes, EvidenceParty? Party, ExhibitId? ExhibitId);

/// <param name="Received">How many bytes are here; the next part begins there.</param>
internal sealed record UploadView(UploadId UploadId, string Name, long Bytes, long Received, ExhibitId? ExhibitId);

/// <summary>Files on their way in: begun, brought part by part, finished.</summary>
internal sealed class TakeUpload(
    IDbContextFactory<CourtDatabase> databases, UploadFolder folder, SandboxTrial sandbox, PressQueue queue, FilingTerms terms, AuditTrail audit, TimeProvider time)
{
    public const long LargestFile = 2L << 30;
    private const int MostAtOnce = 200, MostFilesOfExhibit = 200, MostExhibitsOfParty = 500;

    public async Task<UploadView> BeginAsync(EvidenceCaller caller, NewUpload wanted, CancellationToken ct)
    {
        var party = PartyFor(caller, wanted.Party);
        var name = SafeNames.Of(wanted.Name ?? "");
        if (wanted.Bytes <= 0) throw new BadInput("bytes", "empty");
        if (wanted.Bytes > LargestFile) throw new BadInput("bytes", "too-large");
        // Never taken in bare: what cannot be opened safely cannot be shown, and is refused before a byte of it is here.
        if (await sandbox.VerdictAsync(ct) is not null) throw new RuleRefused("evidence.no-sandbox");
        if (!folder.HasRoomFor(wanted.Bytes)) throw new RuleRefused("evidence.no-room");
        await using var database = await databases.CreateDbContextAsync(ct);
        var caseId = caller.Roster.CaseId;
        if (await database.Set<EvidenceUpload>().CountAsync(u => u.CaseId == caseId && u.By == caller.Actor && u.FiledAs == null, ct) >= MostAtOnce) throw new RuleRefused("evidence.too-many-uploads");
        if (wanted.ExhibitId is { } further) await RequireMayAddAsync(database, caller, further, ct);
        else if (await database.Set<Exhibit>().CountAsync(e => e.CaseId == caseId && e.Party == party, ct) >= MostExhibitsOfParty) throw new RuleRefused("evidence.too-many-exhibits");
        var upload = new EvidenceUpload
        {
            UploadId = Ids.New<UploadId>(), CaseId = caseId, HearingId = caller.Roster.HearingId, Party = party, By = caller.Actor, ByName = caller.Name,
            Name = name, Bytes = wanted.Bytes, BegunAt = time.GetUtcNow(), Exhibit = wanted.ExhibitId,
        };
        database.Add(upload);
        await database.SaveChangesAsync(ct);
        return View(upload);
    }

    public async Task<IReadOnlyList<UploadView>> UnfinishedAsync(EvidenceCaller caller, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var caseId = caller.Roster.CaseId;
        var open = await database.Set<EvidenceUpload>().AsNoTracking().Where(u => u.CaseId == caseId && u.By == caller.Actor && u.FiledAs == null).OrderBy(u => u.BegunAt).ToListAsync(ct);
        return [.. open.Select(View)];
    }

    public async Task<UploadView> OneAsync(EvidenceCaller caller, UploadId id, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return View(await FindAsync(database, caller, id, ct));
    }

    public async Task<UploadView> AppendAsync(EvidenceCaller caller, UploadId id, long from, Stream content, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var upload = await FindAsync(database, caller, id, ct);
        if (upload.FiledAs is not null) throw new RuleRefused("evidence.upload-finished");
        return View(upload) with { Received = await folder.AppendAsync(id, from, upload.Bytes, content, ct) };
    }

    public async Task ForgetAsync(EvidenceCaller caller, UploadId id, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var upload = await FindAsync(database, caller, id, ct);
        if (upload.FiledAs is not null) throw new RuleRefused("evidence.upload-finished");
        database.Remove(upload);
        await database.SaveChangesAsync(ct);
        File.Delete(folder.PartOf(id));
    }

    /// <summary>The whole file is here: it is filed from this moment on. Once more is the same.</summary>
    /// <param name="sha256">As the sender computed it; null where it is too large for that.</param>
    public async Task<ExhibitId> FinishAsync(EvidenceCaller caller, UploadId id, string? sha256, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var upload = await FindAsync(database, caller, id, ct);
        if (upload.FiledAs is { } already) return (await database.Set<ExhibitFile>().SingleAsync(f => f.FileId == already, ct)).ExhibitId;
        if (folder.ReceivedOf(id) != upload.Bytes) throw new RuleRefused("evidence.upload-unfinished", new Dictionary<string, string> { ["received"] = $"{folder.ReceivedOf(id)}" });
        await RequireUndamagedAsync(id, sha256, ct);
        var file = new ExhibitFile
        {
            FileId = FileId.From(id.Value), ExhibitId = upload.Exhibit ?? Ids.New<ExhibitId>(), Name = upload.Name, Bytes = upload.Bytes, ArrivedAt = time.GetUtcNow(),
            Ordinal = upload.Exhibit is { } of ? await database.Set<ExhibitFile>().CountAsync(f => f.ExhibitId == of, ct) : 0,
        };
        if (upload.Exhibit is { } further) await RequireMayAddAsync(database, caller, further, ct);
        else database.Add(await NewExhibitAsync(upload, file, ct));
        database.Add(file);
        upload.FiledAs = file.FileId;
        // Under the name that the press looks for, before the row that sends it there: a crash in between leaves a file without a row, and the
        // upload unfinished.
        File.Move(folder.PartOf(id), folder.FileOf(file.FileId), overwrite: true);
        try
        {
            await database.SaveChangesAsync(ct);
        }
        catch
        {
            File.Move(folder.FileOf(file.FileId), folder.PartOf(id), overwrite: true);
            throw;
        }

        await audit.WriteAsync(caller.Actor, "evidence.file", file.ExhibitId.Value, file.FileId.Value, ct);
        queue.Add(file.FileId);
        return file.ExhibitId;
    }

    private async Task<Exhibit> NewExhibitAsync(EvidenceUpload upload, ExhibitFile file, CancellationToken ct) => new()
    {
        ExhibitId = file.ExhibitId, CaseId = upload.CaseId, Party = upload.Party, Title = Path.GetFileNameWithoutExtension(upload.Name),
        // As they were chosen, not as they happened to arrive: of two files sent at once the smaller is here first.
        Order = upload.BegunAt.UtcTicks,
        FiledBy = upload.By, FiledByName = upload.ByName, FiledAt = file.ArrivedAt, IsLate = await terms.IsLateAsync(upload.CaseId, upload.Party, file.ArrivedAt, ct),
    };

    private async Task RequireUndamagedAsync(UploadId id, string? sha256, CancellationToken ct)
    {
        if (sha256 is null) return;
        await using var part = File.OpenRead(folder.PartOf(id));
        var arrived = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(part, ct));
        if (string.Equals(arrived, sha256, StringComparison.OrdinalIgnoreCase)) return;
        part.Close();
        File.Delete(folder.PartOf(id));
        throw new RuleRefused("evidence.upload-damaged");
    }

    private static EvidenceParty PartyFor(EvidenceCaller caller, EvidenceParty? wanted)
    {
        if (caller.Party is not { } own) throw new RuleRefused("evidence.not-a-party");
        // A clerk takes in what somebody brings on paper.
        return caller.IsClerk ? wanted ?? own : own;
    }

    private static async Task RequireMayAddAsync(CourtDatabase database, EvidenceCaller caller, ExhibitId id, CancellationToken ct)
    {
        var exhibit = await database.Set<Exhibit>().AsNoTracking().FirstOrDefaultAsync(e => e.ExhibitId == id && e.CaseId == caller.Roster.CaseId, ct);
        if (exhibit is null || !EvidenceSight.MaySee(caller, exhibit)) throw new NotThere("evidence.unknown");
        if (!EvidenceSight.MayChange(caller, exhibit)) throw new RuleRefused("evidence.exchanged");
        if (await database.Set<ExhibitFile>().CountAsync(f => f.ExhibitId == id, ct) >= MostFilesOfExhibit) throw new RuleRefused("evidence.too-many-files");
    }

    private static async Task<EvidenceUpload> FindAsync(CourtDatabase database, EvidenceCaller caller, UploadId id, CancellationToken ct) =>
        await database.Set<EvidenceUpload>().FirstOrDefaultAsync(u => u.UploadId == id && u.CaseId == caller.Roster.CaseId && u.By == caller.Actor, ct) ?? throw new NotThere("evidence.upload-unknown");

    private UploadView View(EvidenceUpload upload) => new(upload.UploadId, upload.Name, upload.Bytes, upload.FiledAs is null ? folder.ReceivedOf(upload.UploadId) : upload.Bytes, upload.Exhibit);
}
