using System.Text;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.AspNetCore.Identity;

namespace Arbitration.Court.Access;

/// <summary>The first logins: a clerk and a tribunal of three. Their passwords are configured, or made up and written to a file that only the owner reads.</summary>
internal sealed class StaffSeeding(UserManager<StaffUser> users, RoleManager<IdentityRole> roles, CourtOptions options, IConfiguration configuration)
{
    private static readonly (string UserName, string Name, string Role)[] First =
    [
        ("clerk", "周晓岚", StaffRoles.Clerk), ("arbitrator", "沈维钧", StaffRoles.Arbitrator),
        ("arbitrator2", "顾念慈", StaffRoles.Arbitrator), ("arbitrator3", "程予安", StaffRoles.Arbitrator),
    ];

    public async Task RunAsync()
    {
        foreach (var role in new[] { StaffRoles.Clerk, StaffRoles.Arbitrator })
            if (!await roles.RoleExistsAsync(role)) Require(await roles.CreateAsync(new IdentityRole(role)));

        // An installation from before may lack some of them, and has the others' passwords here.
        var file = options.InData("initial-logins.txt");
        var made = new StringBuilder(File.Exists(file) ? await File.ReadAllTextAsync(file) : "");
        foreach (var (userName, name, role) in First)
        {
            if (await users.FindByNameAsync(userName) is not null) continue;
            var configured = configuration["ARBITRATION_SEED_PASSWORD"];
            var password = string.IsNullOrEmpty(configured) ? Secrets.NewToken()[..16] : configured;
            // Written before the account exists: a crash in between leaves an unused password, never a login that nobody knows.
            if (string.IsNullOrEmpty(configured)) OwnerOnlyFile.Write(file, made.Append(userName).Append(' ').Append(password).Append('\n').ToString());
            var user = new StaffUser { UserName = userName, Name = name, LockoutEnabled = true };
            Require(await users.CreateAsync(user, password));
            Require(await users.AddToRoleAsync(user, role));
        }
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException("Seeding staff: " + string.Join(", ", result.Errors.Select(e => e.Code)));
    }
}
