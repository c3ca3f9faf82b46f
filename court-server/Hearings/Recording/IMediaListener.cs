using System.Collections.Immutable;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Hearings.Recording;

/// <summary>Told what a room's media do; it must not block.</summary>
internal interface IMediaListener
{
    void OnSources(string hearing, ImmutableArray<MediaSource> sources);
    void OnSpeaking(string hearing, ImmutableArray<string> seats);
    /// <summary>Who receives whom by the gateway's own list, while somebody is apart.</summary>
    void OnReception(string hearing, Reception reception);
    /// <summary>What a heartbeat carries apart from the log has changed: the node came or went or is another process, the disk runs low.</summary>
    void OnConditions(string hearing);
}
