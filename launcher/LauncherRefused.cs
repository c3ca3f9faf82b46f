namespace Arbitration.Launcher;

/// <summary>Something the operator can mend; the message says what and how.</summary>
internal sealed class LauncherRefused(string message) : Exception(message);
