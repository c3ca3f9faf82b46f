namespace Arbitration.Court.Tests.Isolation;

/// <summary>Who listens.</summary>
internal static class Cast
{
    public const string Presiding = "presiding arbitrator", Clerk = "clerk", Claimant = "claimant", Representative = "claimant's representative", Respondent = "respondent",
        Interpreter = "interpreter", Observer = "observer", Technician = "technician";
    /// <summary>Let in through the held door, removed in the end.</summary>
    public const string ThirdParty = "third party, removed";
    /// <summary>Comes to the held door and is never let in.</summary>
    public const string Waiting = "respondent's representative, waiting at the door";
    public const string CalledWitness = "witness, called late and released", UncalledWitness = "witness, never called";
    /// <summary>Staff of another case, whose browser also holds an observer's link of this one.</summary>
    public const string TwoHats = "observer who is staff of another case";
    public const string ForeignStaff = "staff of another case", ForeignParty = "party of another hearing", Revoked = "observer whose link was revoked", Nobody = "nobody",
        FurtherDevice = "further device of the claimant, refused";

    /// <summary>Nobody knows who stands before it: given what the public is given, and less.</summary>
    public const string Wall = "wall screen of the hearing room";

    public static readonly string[] Tribunal = [Presiding, Clerk];
    public static readonly string[] Public = [Observer, Technician, TwoHats];
    /// <summary>Of the case and in the room from the beginning to the end; a closed session is for them.</summary>
    public static readonly string[] Insiders = [.. Tribunal, Claimant, Representative, Respondent, Interpreter];
    /// <summary>Who is in the room as long as the third party is not removed.</summary>
    public static readonly string[] Room = [.. Insiders, ThirdParty, .. Public];
    public static readonly string[] RoomWithoutRemoved = [.. Insiders, .. Public];
    public static readonly string[] RoomAndWall = [.. Room, Wall];
    public static readonly string[] RoomWithoutRemovedAndWall = [.. RoomWithoutRemoved, Wall];
    /// <summary>Whoever holds a seat of the hearing, wherever they are.</summary>
    public static readonly string[] Seats = [.. Room, Waiting, CalledWitness, UncalledWitness];
    /// <summary>Of what the claimant filed and nobody has been given yet.</summary>
    public static readonly string[] OwnSide = [.. Tribunal, Claimant, Representative];
    /// <summary>Of what was exchanged, wherever they are.</summary>
    public static readonly string[] Parties = [.. OwnSide, Respondent, Waiting, ThirdParty];
    public static readonly string[] RecordReaders = [.. Tribunal, Claimant, Representative, Respondent, ThirdParty, Waiting];
    public static readonly string[] None = [];
}
