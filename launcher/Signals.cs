using System.Runtime.InteropServices;

namespace Arbitration.Launcher;

/// <summary>Ctrl-C and SIGTERM end the installation in order instead of ending this process.</summary>
internal static class Signals
{
    public const int Terminate = 15;
    public const int Kill = 9;

    public static IDisposable OnStop(CancellationTokenSource stop)
    {
        void Handle(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }

        return new Registrations(
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle),
        ]);
    }

    /// <summary>Sends a signal; a process that is gone already is no error.</summary>
    public static void Send(int pid, int signal) => _ = SendSignal(pid, signal);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int pid, int signal);

    private sealed class Registrations(PosixSignalRegistration[] held) : IDisposable
    {
        public void Dispose() => Array.ForEach(held, registration => registration.Dispose());
    }
}
