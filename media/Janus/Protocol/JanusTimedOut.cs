namespace Arbitration.Media.Janus;

/// <summary>No answer within the limit.</summary>
public sealed class JanusTimedOut(string call, TimeSpan limit) : JanusException($"{call}: no answer in {limit.TotalSeconds:0.#} s");
