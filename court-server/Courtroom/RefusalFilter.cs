using System.Text.Json;
using Arbitration.Court.Shared;
using Microsoft.AspNetCore.SignalR;

namespace Arbitration.Court.Courtroom;

/// <summary>Refusals as the hub says them: a code that the page translates. No exception text reaches a user.</summary>
internal sealed partial class RefusalFilter(ILogger<RefusalFilter> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocation);
        }
        catch (RuleRefused refused)
        {
            throw Of(refused.Code, refused.Args);
        }
        catch (NotThere missing)
        {
            throw Of(missing.Code);
        }
        catch (HubException)
        {
            throw;
        }
        catch (OperationCanceledException) when (invocation.Context.ConnectionAborted.IsCancellationRequested)
        {
            throw Of("courtroom.disconnected");
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogFault(log, invocation.HubMethodName, fault);
            throw Of("server.fault");
        }
    }

    private static HubException Of(string code, IReadOnlyDictionary<string, string>? args = null) =>
        new(JsonSerializer.Serialize(new { code, args = args ?? new Dictionary<string, string>() }, CourtJson.Options));

    [LoggerMessage(Level = LogLevel.Error, Message = "Hub method {Method} failed")]
    private static partial void LogFault(ILogger log, string method, Exception fault);
}
