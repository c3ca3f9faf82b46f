using Arbitration.Court.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Arbitration.Court.Tests.Support;

internal static class NewStaff
{
    public static async Task AddAsync(CourtServer court, string userName, string role)
    {
        await using var scope = court.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffUser>>();
        var user = new StaffUser { UserName = userName, Name = userName };
        if (!(await users.CreateAsync(user, CourtServer.Password)).Succeeded) throw new InvalidOperationException("no such user could be made");
        await users.AddToRoleAsync(user, role);
    }
}
