namespace Arbitration.Court.Courtroom;

/// <summary>Why somebody is no longer there, as the log has it; it says how the page went, not what the person wanted.</summary>
internal static class Leaving
{
    /// <summary>The page said goodbye: it was left, closed or sent elsewhere.</summary>
    public const string PageClosed = "page-closed";

    /// <summary>The page fell silent or its connection broke off.</summary>
    public const string ConnectionLost = "connection-lost";

    /// <summary>By order of the presiding arbitrator (R43).</summary>
    public const string Removed = "removed";
}
