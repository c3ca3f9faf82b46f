using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Arbitration.Court.Tests.Support;

/// <summary>Counts how often events of a log are read from the database.</summary>
internal sealed class LogReads : DbCommandInterceptor
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains("\"Canonical\"", StringComparison.Ordinal) && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) Interlocked.Increment(ref _count);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
