using Arbitration.Media.Contract;

namespace Arbitration.Court.Media;

/// <summary>Takes what a room reports, in order and from one loop; it must not block.</summary>
internal interface IRoomReports
{
    /// <summary>The watch is to begin with the first row, not with the last stored one.</summary>
    bool WantsAllRows { get; }

    void OnWatchBegun();
    /// <param name="oneWayUs">Half of the last measured round trip.</param>
    void OnHeartbeat(Heartbeat heartbeat, long oneWayUs);
    void OnRow(ManifestFacts row);
    void OnSource(SourceState source);
    void OnLevels(Levels levels);
    void OnAlarm(Alarm alarm);
    void OnReception(Reception reception);
    void OnWatchLost();
}
