namespace Arbitration.Media.Node;

internal static partial class NodeLog
{
    [LoggerMessage(1, LogLevel.Information, "Gateway {Version} is up (found running: {Reclaimed})")]
    public static partial void GatewayUp(this ILogger log, string version, bool reclaimed);

    [LoggerMessage(2, LogLevel.Warning, "Gateway is replaced: {Why}")]
    public static partial void GatewayFailed(this ILogger log, string why);

    [LoggerMessage(3, LogLevel.Warning, "Gateway's socket was lost and is replaced; its session goes on")]
    public static partial void GatewayReconnected(this ILogger log);

    [LoggerMessage(4, LogLevel.Information, "Room {Room} opened")]
    public static partial void RoomOpened(this ILogger log, string room);

    [LoggerMessage(5, LogLevel.Information, "Room {Room} closed")]
    public static partial void RoomClosed(this ILogger log, string room);

    [LoggerMessage(6, LogLevel.Error, "Room {Room}: {What} failed")]
    public static partial void RoomFailed(this ILogger log, Exception failed, string room, string what);

    [LoggerMessage(7, LogLevel.Information, "Room {Room}: source {Source} attempt {Attempt} is {State}")]
    public static partial void SourceChanged(this ILogger log, string room, string source, int attempt, Contract.SourceState.Types.State state);

    [LoggerMessage(8, LogLevel.Warning, "Room {Room}: alarm {Code} {Detail}")]
    public static partial void Alarmed(this ILogger log, string room, string code, string detail);

    [LoggerMessage(9, LogLevel.Warning, "Room {Room}: a watcher took its reports too slowly and was cut off")]
    public static partial void WatcherCutOff(this ILogger log, string room);

    [LoggerMessage(10, LogLevel.Debug, "{Call} refused by the gateway: {Why}")]
    public static partial void CallRefused(this ILogger log, string call, string why);

    [LoggerMessage(12, LogLevel.Warning, "It could not be seen who receives whom: {Why}")]
    public static partial void IsolationUnseen(this ILogger log, string why);

    [LoggerMessage(11, LogLevel.Error, "{Call} failed")]
    public static partial void CallFailed(this ILogger log, Exception failed, string call);
}
