using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Media;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;
using Grpc.Core;

namespace Arbitration.Court.Courtroom;

/// <summary>A still picture of the programme, or of a scene that is thought of, for the tribunal to look at before it decides.</summary>
internal static class ProgrammePreview
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>What is asked for: without a scene the programme as it is.</summary>
    /// <param name="Scene">Automatic, or one of <see cref="ChosenScene"/>.</param>
    internal sealed record Query(string? Scene, string? Featured, string? Beside, string? Speaker);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/hearings/{id}/programme.jpg", ReadAsync).WithName("programmePreview").ExcludeFromDescription();

    private static async Task<IResult> ReadAsync(
        HearingId id, [AsParameters] Query query, HttpContext context, HearingCalendar calendar, IGrainFactory grains, NodeChannel node, TimeProvider time, CancellationToken ct)
    {
        var roster = await calendar.RosterAsync(id, ct) ?? throw new NotThere();
        var request = new PreviewRequest { Room = id.Value, Scene = SceneOf(query, (await grains.GetGrain<IHearingGrain>(id.Value).Read()).State, roster) };
        try
        {
            var still = await node.Client.PreviewAsync(request, deadline: (time.GetUtcNow() + Limit).UtcDateTime, cancellationToken: ct);
            context.Response.Headers.CacheControl = "no-store";
            return Results.Bytes(still.Jpeg.ToByteArray(), "image/jpeg");
        }
        catch (RpcException away) when (!ct.IsCancellationRequested && away.StatusCode is StatusCode.FailedPrecondition or StatusCode.NotFound or StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return Problems.Of(503, "scene.no-picture");
        }
    }

    private static Scene? SceneOf(Query query, HearingState state, HearingRoster roster)
    {
        if (string.IsNullOrEmpty(query.Scene)) return null;
        var room = new Room { Recording = new() };
        RoomShape.Write(room, state, roster);
        if (query.Scene == "Automatic") return room.Scene;
        if (!Enum.TryParse<ChosenScene>(query.Scene, out var chosen)) throw new RuleRefused("scene.unknown");
        var choice = new SceneChoice(chosen, query.Featured ?? "", query.Beside ?? "", query.Speaker ?? "");
        ScenePart.Require(choice, roster);
        ScenePart.Apply(room.Scene, choice, roster);
        return room.Scene;
    }
}
