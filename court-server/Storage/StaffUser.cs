using Microsoft.AspNetCore.Identity;

namespace Arbitration.Court.Storage;

/// <summary>A person of the commission. It stands here because the identity tables are the database's own.</summary>
internal sealed class StaffUser : IdentityUser
{
    public string Name { get; set; } = "";
}
