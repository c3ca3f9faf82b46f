using Arbitration.Media.Janus;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Arbitration.Media.Node;

/// <summary>Turns what went wrong at the gateway into the contract's status codes, once for all calls.</summary>
internal sealed class GatewayFaults(ILogger<GatewayFaults> log) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (JanusRefused refused)
        {
            log.CallRefused(context.Method, refused.Message);
            throw new RpcException(new Status(CodeOf(refused), $"{refused.Call} was refused by the gateway ({refused.Code})"));
        }
        catch (JanusException down)
        {
            log.CallRefused(context.Method, down.Message);
            throw new RpcException(new Status(StatusCode.Unavailable, "the gateway is down"));
        }
        catch (Exception bug) when (bug is not (RpcException or OperationCanceledException))
        {
            log.CallFailed(bug, context.Method);
            throw new RpcException(new Status(StatusCode.Internal, "the call failed"));
        }
    }

    private static StatusCode CodeOf(JanusRefused refused) => refused.Code switch
    {
        JanusRefused.NoSuchFeed or JanusRefused.NoSuchRoom or JanusRefused.NoSuchHandle or JanusRefused.NoSuchSession => StatusCode.NotFound,
        JanusRefused.IdIsTaken => StatusCode.AlreadyExists,
        _ => StatusCode.InvalidArgument,
    };
}
