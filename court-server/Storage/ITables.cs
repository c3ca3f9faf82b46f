using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Storage;

/// <summary>How one feature is stored. Storage finds each implementation (`*Tables.cs`) by scanning, so it imports no feature.</summary>
internal interface ITables
{
    void Configure(ModelBuilder model);
}
