namespace Arbitration.Court.Courtroom;

/// <summary>What a seat may do with media for a short time: publish one source, or receive one.</summary>
/// <param name="Purpose">publish, view or test.</param>
/// <param name="Place">"" is the hearing; a test has a place of its own.</param>
/// <param name="Until">Unix time in seconds.</param>
internal sealed record Ticket(string Hearing, string Seat, string Purpose, string Source, int Attempt, string Place, long Until);
