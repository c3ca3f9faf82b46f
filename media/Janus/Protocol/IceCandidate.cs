namespace Arbitration.Media.Janus;

/// <summary>One trickled candidate as the browser gave it.</summary>
public sealed record IceCandidate(string Candidate, string Mid, int MLine);
