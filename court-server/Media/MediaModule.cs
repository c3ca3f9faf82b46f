using Arbitration.Court.Shared;

namespace Arbitration.Court.Media;

internal static class MediaModule
{
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration, CourtOptions court)
    {
        services.AddSingleton(MediaOptions.Read(configuration, court));
        services.AddSingleton(TurnOptions.Read(configuration));
        services.AddSingleton<TurnCredentials>();
        services.AddSingleton<NodeChannel>();
        services.AddSingleton<NodeSignalling>();
        services.AddSingleton<NodePages>();
        services.AddSingleton<INodeFiles, NodeFiles>();
        return services;
    }
}
