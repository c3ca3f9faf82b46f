using Arbitration.Media.Contract;
using Arbitration.Media.Janus;

namespace Arbitration.Media.Node;

/// <summary>One connection's worth of a source in the hearing room.</summary>
internal sealed class SourceAttempt(string source, int attempt)
{
    public string Source { get; } = source;
    public int Attempt { get; } = attempt;
    public string Seat { get; } = Names.SeatOf(source);
    public string Publisher => PublisherId.Of(Source, Attempt);
    public IReadOnlyList<PublisherStream> Streams { get; set; } = [];

    /// <summary>What was last told to the gateway; null when the node before us may have told it something.</summary>
    public Moderation? Moderated { get; set; } = new Moderation(false, false);

    /// <summary>A camera; else a document camera or a shared screen.</summary>
    public bool ShowsPerson { get; } = !source.Contains("/doc", StringComparison.Ordinal);
    public bool IsAnnounced { get; set; }
    public bool IsFlowing { get; set; }

    /// <summary>Takes the forwarded media in; null before it is announced.</summary>
    public SourcePipeline? Pipeline { get; set; }

    public SourceState ToState(SourceState.Types.State state) => new()
    {
        Source = Source, Attempt = Attempt, Seat = Seat, State = state,
        HasVideo = Streams.Any(stream => stream is { IsVideo: true, Disabled: false }), HasAudio = Streams.Any(stream => stream is { IsAudio: true, Disabled: false }),
    };
}

/// <summary>What the tribunal took from a seat: its microphones' sound, its cameras' picture.</summary>
internal readonly record struct Moderation(bool Muted, bool CameraOff);
