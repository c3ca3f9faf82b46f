namespace Arbitration.Court.Cases;

/// <summary>What a person is in a hearing; the names go over the wire.</summary>
internal enum Role
{
    Presiding, Arbitrator, Clerk, Claimant, Respondent, ThirdParty, Representative, Witness, Expert, Interpreter, Observer, Technician,
}
