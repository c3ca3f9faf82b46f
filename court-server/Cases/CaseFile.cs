using Arbitration.Court.Audit;
using Arbitration.Court.Access;
using System.Security.Claims;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Arbitration.Court.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Cases;

/// <summary>The documents of a case: the file goes into the store, its line with the hash into the database.</summary>
internal sealed class CaseFile(IDbContextFactory<CourtDatabase> databases, IFileStore files, TimeProvider time)
{
    public static string Folder(CaseId caseId) => $"cases/{caseId}/documents";

    /// <summary>Idempotent: the same bytes of the same kind of the same hearing are one document.</summary>
    public async Task<CaseDocument> AddAsync(NewDocument document, Stream content, CancellationToken ct)
    {
        var stored = await files.PutAsync($"{Folder(document.CaseId)}/{document.FileName}", content, ct);
        await using var database = await databases.CreateDbContextAsync(ct);
        var present = await database.Set<CaseDocument>().AsNoTracking().FirstOrDefaultAsync(d => d.CaseId == document.CaseId && d.FileName == stored.Name, ct);
        if (present is not null) return present;
        var row = new CaseDocument
        {
            DocumentId = Ids.New<DocumentId>(), CaseId = document.CaseId, HearingId = document.HearingId, Kind = document.Kind, Title = document.Title,
            FileName = stored.Name, ContentType = document.ContentType, Bytes = stored.Bytes, Sha256 = stored.Sha256, CreatedAt = time.GetUtcNow(),
        };
        database.Add(row);
        await database.SaveChangesAsync(ct);
        return row;
    }

    public async Task<IReadOnlyList<CaseDocument>> OfAsync(CaseId caseId, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<CaseDocument>().AsNoTracking().Where(d => d.CaseId == caseId).OrderBy(d => d.CreatedAt).ToListAsync(ct);
    }

    public static async Task<IResult> DownloadAsync(
        CaseId caseId, DocumentId documentId, ClaimsPrincipal user, CourtDatabase database, IFileStore files, AuditTrail audit, CancellationToken ct)
    {
        var row = await database.Set<CaseDocument>().AsNoTracking().FirstOrDefaultAsync(d => d.CaseId == caseId && d.DocumentId == documentId, ct) ?? throw new NotThere();
        var content = await files.OpenAsync(row.FileName, ct) ?? throw new NotThere("document.missing");
        await audit.WriteAsync(user.Staff()!.Actor, "document.read", documentId.Value, caseId.Value, ct);
        return Results.Stream(content, row.ContentType, Path.GetFileName(row.FileName), enableRangeProcessing: true);
    }
}

/// <param name="FileName">Within the case's documents folder.</param>
internal sealed record NewDocument(CaseId CaseId, HearingId? HearingId, string Kind, string Title, string FileName, string ContentType);
