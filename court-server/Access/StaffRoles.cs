namespace Arbitration.Court.Access;

internal static class StaffRoles
{
    public const string Clerk = "clerk";
    public const string Arbitrator = "arbitrator";
}
