namespace Arbitration.Media.Recording;

/// <summary>A gap as the hearing's log declares it, in hearing time; <c>Cause</c> is the text for the slate.</summary>
public sealed record DeclaredGap(long FromUs, long ToUs, string Cause);
