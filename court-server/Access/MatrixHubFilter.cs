using Microsoft.AspNetCore.SignalR;

namespace Arbitration.Court.Access;

/// <summary>A hub method without a row in the matrix is refused. Add it with AddSignalR(o =&gt; o.AddFilter&lt;MatrixHubFilter&gt;()).</summary>
internal sealed class MatrixHubFilter : IHubFilter
{
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var isListed = AccessMatrix.HubMethods.TryGetValue(invocation.HubMethodName, out var who);
        var isTheirs = who == Who.WallScreen ? WallSecret.Of(invocation.Context.User) is not null : invocation.Context.User?.Caller() is not null;
        return isListed && isTheirs ? next(invocation) : throw new HubException("""{"code":"access.not-yours","args":{}}""");
    }
}
