namespace Arbitration.Media.Janus;

/// <summary>There is no connection to the gateway, or it broke before the answer came.</summary>
public sealed class JanusLost(string why, Exception? cause = null) : JanusException(why, cause);
