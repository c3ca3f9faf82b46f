using System.Reflection;

// The court server as it is, started from an assembly that also adds a part and a listener which kill the process (CrashStartup).
Environment.SetEnvironmentVariable("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", Assembly.GetExecutingAssembly().GetName().Name);
var main = Assembly.Load("Arbitration.Court").EntryPoint!;
return await (main.Invoke(null, [args]) switch
{
    Task<int> running => running,
    int code => Task.FromResult(code),
    var other => throw new InvalidOperationException($"The court server's entry point gave {other}."),
});
