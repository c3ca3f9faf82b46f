namespace Arbitration.Media.Mixing;

/// <summary>Where in the courtroom a seat stands.</summary>
public enum SeatSide
{
    /// <summary>Clerk, witness, interpreter: between the parties.</summary>
    Other,

    Bench,

    Claimant,

    Respondent,
}
