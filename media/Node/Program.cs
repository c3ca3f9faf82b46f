using Arbitration.Media.Libav;
using Arbitration.Media.Node;

if (args is [DecodeCommand.Verb, .. var toDecode]) return DecodeCommand.Run(toDecode);

try
{
    LibavVersion.Require();
    var options = NodeOptions.FromEnvironment(Environment.GetEnvironmentVariable);
    await WebApplication.CreateBuilder(args).AddMediaNode(options).Build().MapMediaNode(options).RunAsync();
    return 0;
}
catch (Exception refused) when (refused is NodeRefused or LibavVersionException)
{
    await Console.Error.WriteLineAsync($"media node: {refused.Message}");
    return 2;
}
