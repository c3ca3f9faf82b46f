namespace Arbitration.Court.Access;

/// <summary>Who may use a route or a hub method.</summary>
internal enum Who
{
    Anyone,
    /// <summary>Staff, or a participant with a seat anywhere.</summary>
    SignedIn,
    Staff,
    Clerk,
    StaffOfCase,
    ClerkOfCase,
    ClerkOfLink,
    Participant,
    /// <summary>Who holds a seat in the hearing, and staff of its case.</summary>
    HearingPeople,
    /// <summary>Staff of the case; the parties and their representatives after closing (REC 10).</summary>
    RecordReaders,
    /// <summary>A hub method: the hearing and the seat are checked where the seat is known, in the courtroom.</summary>
    SeatHolder,
    /// <summary>A wall screen of a hearing room; what it may see is asked in the courtroom.</summary>
    WallScreen,
}
