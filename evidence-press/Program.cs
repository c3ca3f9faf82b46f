using System.Globalization;
using Arbitration.Press;

// press FILE OUT [MOST_PAGES]: runs inside the sandbox; one JSON line an event, the last is "done" or "refused".
// probe …: what the sandbox's trial runs in place of it.
return args switch
{
    ["press", var file, var output] => await Press.RunAsync(file, output, Limits.MostPages, Console.Out, CancellationToken.None),
    ["press", var file, var output, var pages] => await Press.RunAsync(file, output, int.Parse(pages, CultureInfo.InvariantCulture), Console.Out, CancellationToken.None),
    ["probe", .. var attempts] => await Probe.RunAsync(attempts, Console.Out, CancellationToken.None),
    _ => 2,
};
