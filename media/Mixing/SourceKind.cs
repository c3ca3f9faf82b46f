namespace Arbitration.Media.Mixing;

/// <summary>What a source's picture is of.</summary>
public enum SourceKind
{
    /// <summary>A person: the seat's tile.</summary>
    Person,

    /// <summary>A document before a camera, or a shared screen: on display in scenes that have a place for it.</summary>
    Document,

    /// <summary>A page that is pushed once and stands; on display, never marked as frozen, bound to no seat.</summary>
    Page,

    /// <summary>A video or sound that is played; on display, heard as it is, bound to no seat. What it shows is held, never marked as frozen.</summary>
    Clip,
}
