using Arbitration.Court.Access;
using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Courtroom.Phones;
using Arbitration.Court.Courtroom.WallScreens;
using Arbitration.Court.Evidence;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Shared;
using Microsoft.AspNetCore.SignalR;

namespace Arbitration.Court.Courtroom;

internal static class CourtroomModule
{
    public static IServiceCollection AddCourtroom(this IServiceCollection services)
    {
        services.AddSignalR(hub =>
        {
            hub.AddFilter<RefusalFilter>();
            hub.AddFilter<MatrixHubFilter>();
            hub.MaximumReceiveMessageSize = 256 * 1024; // an offer with many candidates
            hub.MaximumParallelInvocationsPerClient = 4; // a slow offer must not hold up a line that is being typed
            hub.KeepAliveInterval = TimeSpan.FromSeconds(5);
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(15); // a page says something every 3 s
        }).AddJsonProtocol(json => CourtJson.Configure(json.PayloadSerializerOptions));
        services.AddSingleton<IHearingPart, FloorPart>();
        services.AddSingleton<IHearingPart, DisciplinePart>();
        services.AddSingleton<IHearingPart, InterpretingPart>();
        // After the floor, whose mutes it adds to.
        services.AddSingleton<IHearingPart, MixedRoomPart>();
        services.AddSingleton<IHearingPart, PhonePart>();
        services.AddSingleton<IHearingPart, SpokenTimePart>();
        services.AddSingleton<IHearingPart, ScenePart>();
        // After the scene, whose moment it may put off.
        services.AddSingleton<IHearingPart, DisplayPart>();
        services.AddSingleton<IHearingPart, CitingPart>();
        services.AddSingleton<DisplayHistory>();
        services.AddSingleton<FindPage>();
        services.AddSingleton<PagesAtHand>().AddSingleton<DisplayRoutes>().AddSingleton<KnownSeats>();
        services.AddSingleton<IEvidenceListener, TellExchange>();
        services.AddSingleton<BringPages>();
        services.AddSingleton<IHearingListener>(all => all.GetRequiredService<BringPages>());
        services.AddSingleton<IMediaListener>(all => all.GetRequiredService<BringPages>());
        services.AddHostedService(all => all.GetRequiredService<BringPages>());
        services.AddSingleton<CourtroomPages>();
        services.AddSingleton<IHearingListener>(all => all.GetRequiredService<CourtroomPages>());
        services.AddSingleton<IMediaListener>(all => all.GetRequiredService<CourtroomPages>());
        services.AddSingleton<Tickets>();
        services.AddSingleton<RelayMedia>();
        services.AddSingleton<EnterCourtroom>();
        services.AddSingleton<ChatBoard>();
        services.AddSingleton<IHearingListener>(all => all.GetRequiredService<ChatBoard>());
        services.AddSingleton<CutMedia>();
        services.AddSingleton<ShowOut>();
        services.AddSingleton<ILinkListener, ExpelRevoked>();
        services.AddSingleton<SeatDevices>();
        services.AddSingleton<ILinkListener>(all => all.GetRequiredService<SeatDevices>());
        services.AddSingleton<IHearingListener>(all => all.GetRequiredService<SeatDevices>());
        // After the pages are told: whoever is removed learns why before the page ends.
        services.AddSingleton<IHearingListener, ExpelRemoved>();
        services.AddSingleton<IHearingListener, CutUnseen>();
        services.AddSingleton<PhoneUse>();
        services.AddSingleton<IHearingListener, CutPhone>();
        services.AddHostedService<CourtroomLoop>();
        // After the room's places and screens, which it adds to.
        services.AddSingleton<IHearingPart, WallPart>();
        services.AddSingleton<WallCodes>();
        services.AddSingleton<WallPairing>();
        services.AddSingleton<WallPages>();
        services.AddSingleton<IHearingListener>(all => all.GetRequiredService<WallPages>());
        services.AddSingleton<IMediaListener>(all => all.GetRequiredService<WallPages>());
        services.AddHostedService<WallLoop>();
        return services;
    }

    public static void MapCourtroom(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<CourtroomHub>("/hub/courtroom");
        ProgrammePreview.Map(routes);
        IdentityRoutes.Map(routes);
        TrialRoute.Map(routes);
        PhoneRoutes.Map(routes);
        DisplayRoutes.Map(routes);
        WallRoutes.Map(routes);
        DisplayHistory.Map(routes);
    }
}
