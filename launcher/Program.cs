using Arbitration.Launcher;

// ./run asks first which packages these options need beyond the usual, and installs them.
var asksForPackages = args is ["packages", ..];
LauncherOptions options;
try
{
    options = LauncherOptions.Parse(asksForPackages ? args[1..] : args);
}
catch (LauncherRefused refused)
{
    Console.Error.WriteLine(refused.Message);
    return 2;
}

if (asksForPackages)
{
    if (options.Turn is not null) Console.WriteLine(TurnServer.Package);
    return 0;
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
