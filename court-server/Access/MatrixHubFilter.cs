using Microsoft.AspNetCore.SignalR;

namespace Arbitration.Court.Access;

/// <summary>A hub method without a row in the matrix is refused. Add it with AddSignalR(o =&gt; o.AddFilter&lt;MatrixHubFilter&gt;()).</summary>
internal sealed class MatrixHubFilter : IHubFilter
{
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var isListed = AccessMatrix.HubMethods.ContainsKey(invocation.HubMethodName);
        var isSomebody = invocation.Context.User?.Caller() is not null;
        return isListed && isSomebody ? next(invocation) : throw new HubException("""{"code":"access.not-yours","args":{}}""");
    }
}
