namespace Arbitration.Court.Courtroom;

/// <summary>A word between clerk and arbitrators, apart from the record.</summary>
internal sealed record ChatMessage(string Id, string Seat, string Wall, string Text);

/// <summary>A word of the clerk to one person, shown until it is put away.</summary>
/// <param name="Seat">To whom.</param>
internal sealed record PersonalNote(string Id, string Seat, string Wall, string Text);
