using Arbitration.Court.Evidence.Press;
using Arbitration.Press.Tests;

// hold FOLDER BUBBLEWRAP: in the place of a court server, holds one sandbox that sleeps for ten minutes.
if (args is not ["hold", var folder, var bubblewrap]) return 2;
var options = new PressOptions { Press = PressRig.Assembly, Bubblewrap = bubblewrap }.Checked();
using var sandbox = new Sandbox(options, TimeProvider.System);
await using var process = sandbox.Start(new SandboxRun(null, folder, ["probe", .. Enumerable.Repeat("sleep", 20)], 1), new SandboxLimits(options));
await process.OutputAsync();
Console.WriteLine("started");
await process.Ended;
return 0;
