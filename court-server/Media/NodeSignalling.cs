using Arbitration.Court.Shared;
using Arbitration.Media.Contract;
using Grpc.Core;

namespace Arbitration.Court.Media;

/// <summary>Relays offers, answers and candidates between browsers and the node. It decides nothing: access was checked before.</summary>
internal sealed class NodeSignalling(NodeChannel node, MediaOptions options, TimeProvider time)
{
    private static readonly TimeSpan s_trialLimit = TimeSpan.FromSeconds(18);

    public Task<Answer> PublishAsync(PublishRequest request, CancellationToken ct) =>
        Relay(call => node.Client.PublishAsync(request, call), ct);

    public Task<ViewOffer> ViewAsync(ViewRequest request, CancellationToken ct) =>
        Relay(call => node.Client.ViewAsync(request, call), ct);

    public Task AnswerViewAsync(ViewAnswer answer, CancellationToken ct) =>
        Relay(call => node.Client.AnswerViewAsync(answer, call), ct);

    public Task AddCandidateAsync(Candidate candidate, CancellationToken ct) =>
        Relay(call => node.Client.AddCandidateAsync(candidate, call), ct);

    public Task SetPictureAsync(string session, bool wanted, CancellationToken ct) =>
        Relay(call => node.Client.SetPictureAsync(new PictureWish { Session = session, Wanted = wanted }, call), ct);

    public Task LeaveAsync(string session, CancellationToken ct) =>
        Relay(call => node.Client.LeaveAsync(new LeaveRequest { Session = session }, call), ct);

    public Task ExpelAsync(string room, string seat, string device, CancellationToken ct) =>
        Relay(call => node.Client.ExpelAsync(new ExpelRequest { Room = room, Seat = seat, Device = device }, call), ct);

    /// <summary>Five seconds through mixer, recorder and player.</summary>
    public Task<TrialResult> TryAsync(string room, CancellationToken ct) => Relay(call => node.Client.TrialAsync(new TrialRequest { Room = room }, call), ct, s_trialLimit);

    public async Task<NodeHealth?> HealthAsync(CancellationToken ct)
    {
        try
        {
            return await node.Client.HealthAsync(new HealthRequest(), deadline: time.GetUtcNow().UtcDateTime.AddSeconds(1), cancellationToken: ct);
        }
        catch (RpcException)
        {
            return null;
        }
    }

    private async Task<T> Relay<T>(Func<CallOptions, AsyncUnaryCall<T>> send, CancellationToken ct, TimeSpan? limit = null)
    {
        try
        {
            return await send(new CallOptions(deadline: time.GetUtcNow().UtcDateTime + (limit ?? options.CallLimit), cancellationToken: ct));
        }
        catch (RpcException failed) when (!ct.IsCancellationRequested)
        {
            throw new RuleRefused(failed.StatusCode switch
            {
                StatusCode.NotFound => "media.unknown-session",
                StatusCode.InvalidArgument => "media.bad-offer",
                StatusCode.FailedPrecondition or StatusCode.AlreadyExists => "media.superseded",
                _ => "media.gateway-away",
            });
        }
    }
}
