using Arbitration.Launcher;

LauncherOptions options;
try
{
    options = LauncherOptions.Parse(args);
}
catch (LauncherRefused refused)
{
    Console.Error.WriteLine(refused.Message);
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupt = Signals.OnStop(stop);
try
{
    return await Installation.RunAsync(options, TimeProvider.System, stop.Token);
}
catch (LauncherRefused refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
