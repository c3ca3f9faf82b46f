using Arbitration.Court.Evidence;
using Arbitration.Court.Evidence.Uploads;
using Arbitration.Court.Storage;
using Arbitration.Court.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Tests.Evidence;

internal static class HalfPressed
{
    /// <summary>A file as a process that was killed leaves it: under way, and still on the disk where it arrived.</summary>
    public static async Task LeaveHalfPressedAsync(this CourtServer court, string file, byte[] content)
    {
        await using var database = await court.Get<IDbContextFactory<CourtDatabase>>().CreateDbContextAsync();
        var id = new FileId(file);
        var row = await database.Set<ExhibitFile>().SingleAsync(f => f.FileId == id);
        (row.State, row.Stored) = (FileState.Pressing, null);
        await database.SaveChangesAsync();
        await File.WriteAllBytesAsync(court.Get<UploadFolder>().FileOf(id), content);
        Directory.CreateDirectory(court.Get<UploadFolder>().PressOf(id));
    }
}
