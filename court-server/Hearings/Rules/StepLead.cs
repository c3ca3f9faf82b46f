namespace Arbitration.Court.Hearings.Rules;

/// <summary>Who leads a step: the clerk before the opening, the presiding arbitrator after it.</summary>
public enum StepLead
{
    Clerk,
    Presiding,
    Either,
}
