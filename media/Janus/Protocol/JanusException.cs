namespace Arbitration.Media.Janus;

/// <summary>The gateway did not do what was asked. Which of the three it was decides what the caller does next.</summary>
public abstract class JanusException(string message, Exception? cause = null) : Exception(message, cause);
