using System.Text.Json.Serialization;

namespace Arbitration.Court.Hearings.Recording;

/// <summary>How the recording stands, as the log and the pages say it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Off), "off")]
[JsonDerivedType(typeof(Starting), "starting")]
[JsonDerivedType(typeof(Running), "running")]
[JsonDerivedType(typeof(Interrupted), "interrupted")]
[JsonDerivedType(typeof(Ended), "ended")]
[GenerateSerializer, Immutable]
internal abstract record RecordingState
{
    [GenerateSerializer, Immutable]
    internal sealed record Off : RecordingState;

    [GenerateSerializer, Immutable]
    internal sealed record Starting : RecordingState;

    [GenerateSerializer, Immutable]
    internal sealed record Running(long Epoch) : RecordingState;

    /// <param name="Cause">node-away, node-restarted, both-down, recorder-failed or gateway.</param>
    [GenerateSerializer, Immutable]
    internal sealed record Interrupted(string SinceWall, string Cause) : RecordingState;

    [GenerateSerializer, Immutable]
    internal sealed record Ended : RecordingState;
}
