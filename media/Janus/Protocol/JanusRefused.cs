namespace Arbitration.Media.Janus;

/// <summary>The gateway said no. Codes below 470 are VideoRoom's or the core's as in the Janus documents.</summary>
public sealed class JanusRefused(string call, int code, string reason) : JanusException($"{call}: {code} {reason}")
{
    public const int NoSuchSession = 458;
    public const int NoSuchHandle = 459;
    public const int NoSuchRoom = 426;
    public const int RoomExists = 427;
    public const int NoSuchFeed = 428;
    public const int IdIsTaken = 436;

    public string Call { get; } = call;
    public int Code { get; } = code;
}
