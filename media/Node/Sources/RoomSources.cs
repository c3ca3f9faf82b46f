using System.Collections.Concurrent;
using Arbitration.Media.Contract;
using Arbitration.Media.Janus;
using Arbitration.Media.Mixing;
using static Arbitration.Media.Contract.SourceState.Types;

namespace Arbitration.Media.Node;

/// <summary>
/// Who publishes in the hearing room: each gets its seat's mute first, is then announced, then forwarded to us; at its first
/// media an older attempt of the same source is sent away. Runs on the room's queue only.
/// </summary>
internal sealed class RoomSources(string room, RoomReports reports, Func<SourceAttempt, SourcePipeline> openPipeline)
{
    // Read also by whoever makes an offer, apart from the queue.
    private readonly ConcurrentDictionary<string, SourceAttempt> _attempts = [];
    private Dictionary<string, Moderation> _moderated = [];
    private Programme? _programme;
    private bool _detached;

    public IEnumerable<SourceState> Present => _attempts.Values.Where(one => one.IsAnnounced).Select(one => one.ToState(one.IsFlowing ? State.Flowing : State.Announced));

    public int NewestOf(string source) => _attempts.Values.Where(one => one.Source == source).Select(one => one.Attempt).DefaultIfEmpty(-1).Max();

    public IReadOnlyList<PublisherStream> StreamsOf(string source, int number) => _attempts.GetValueOrDefault(PublisherId.Of(source, number))?.Streams ?? [];

    /// <summary>Mutes what was negotiated before its media can flow, so that a muted seat has no moment of sound.</summary>
    public async Task ExpectAsync(VideoRooms rooms, string source, int number, IReadOnlyList<PublisherStream> streams, CancellationToken cancel)
    {
        var attempt = Known(source, number);
        attempt.Streams = streams;
        attempt.Moderated = new Moderation(false, false);
        await ModerateAsync(rooms, attempt, cancel);
    }

    /// <summary>A publisher's media can flow now, or its m-lines changed.</summary>
    /// <param name="stale">Forwards of the node before us, to be replaced; null for a publisher that came while we were there.</param>
    public async Task UpAsync(VideoRooms rooms, RoomPublisher publisher, IReadOnlyList<Forwarder>? stale, CancellationToken cancel)
    {
        if (!PublisherId.TryParse(publisher.Id, out var source, out var number)) return;
        var attempt = Known(source, number);
        var same = attempt.Pipeline is not null && attempt.Streams.SequenceEqual(publisher.Streams);
        if (same) return;
        foreach (var old in stale?.Where(one => one.Publisher == publisher.Id) ?? []) await rooms.StopForwardAsync(room, old, cancel);
        attempt.Streams = publisher.Streams;
        attempt.Moderated = stale is null ? new Moderation(false, false) : null;
        try
        {
            await ModerateAsync(rooms, attempt, cancel);
        }
        catch (JanusRefused refused)
        {
            // Whom we cannot mute is not let in: a moment of a muted person's sound cannot be taken back.
            reports.Alarm("source-refused", $"{source}: {refused.Message}");
            await rooms.KickAsync(room, publisher.Id, cancel);
            return;
        }

        attempt.IsAnnounced = true;
        reports.Tell(attempt.ToState(attempt.IsFlowing ? State.Flowing : State.Announced));
        await ForwardAsync(rooms, attempt, cancel);
    }

    public async Task FlowingAsync(VideoRooms rooms, SourceAttempt attempt, CancellationToken cancel)
    {
        if (attempt.IsFlowing || !_attempts.Values.Contains(attempt)) return;
        attempt.IsFlowing = true;
        Show(attempt);
        reports.Tell(attempt.ToState(State.Flowing));
        foreach (var older in _attempts.Values.Where(one => one.Source == attempt.Source && one.Attempt < attempt.Attempt).ToList())
        {
            await GoneAsync(older.Source, older.Attempt);
            try
            {
                await rooms.KickAsync(room, older.Publisher, cancel);
            }
            catch (JanusRefused)
            {
                continue; // it left by itself in the meantime
            }
        }
    }

    public async Task GoneAsync(string source, int number)
    {
        if (!_attempts.TryRemove(PublisherId.Of(source, number), out var attempt)) return;
        if (attempt.Pipeline is not null) await attempt.Pipeline.DisposeAsync();
        if (NewestOf(source) < 0) _programme?.RemoveSource(source);
        // The source lives on while a newer attempt of it does.
        if (attempt.IsAnnounced && NewestOf(source) < number) reports.Tell(attempt.ToState(State.Gone));
    }

    public async Task AllGoneAsync()
    {
        foreach (var attempt in _attempts.Values.OrderBy(one => one.Attempt).ToList()) await GoneAsync(attempt.Source, attempt.Attempt);
    }

    public async Task MuteAsync(VideoRooms? rooms, IEnumerable<Seat> seats, CancellationToken cancel)
    {
        _moderated = seats.DistinctBy(seat => seat.Seat_).ToDictionary(seat => seat.Seat_, seat => new Moderation(seat.Muted, seat.CameraOff));
        foreach (var attempt in _attempts.Values.ToList())
            if (rooms is not null) await ModerateAsync(rooms, attempt, cancel);
    }

    public void ShowIn(Programme? programme)
    {
        _programme = programme;
        foreach (var attempt in OnShow()) Show(attempt);
    }

    /// <summary>Takes everybody out of the programme, or back in.</summary>
    public void Detach(bool detached)
    {
        if (_detached == detached) return;
        _detached = detached;
        foreach (var attempt in _attempts.Values)
            if (attempt.Pipeline is { } pipeline) pipeline.IsDetached = detached;
        foreach (var attempt in OnShow()) Show(attempt);
        // Taken out altogether: a last picture from before must not come back with the first tick after.
        if (detached) foreach (var source in _attempts.Values.Select(one => one.Source).Distinct()) _programme?.RemoveSource(source);
    }

    public async Task ClosePipelinesAsync()
    {
        foreach (var attempt in _attempts.Values)
            if (attempt.Pipeline is not null) await attempt.Pipeline.DisposeAsync();
    }

    private List<SourceAttempt> OnShow() => [.. _attempts.Values.GroupBy(one => one.Source)
        .Select(attempts => attempts.OrderByDescending(one => one.IsFlowing).ThenByDescending(one => one.Attempt).First())];

    private void Show(SourceAttempt attempt)
    {
        foreach (var other in _attempts.Values.Where(other => other.Source == attempt.Source && other != attempt))
            if (other.Pipeline is { } off) off.Output = null;
        if (attempt.Pipeline is { } pipeline) pipeline.Output = _detached ? null : _programme?.AddSource(attempt.Source, attempt.Seat);
    }

    private SourceAttempt Known(string source, int number)
    {
        var id = PublisherId.Of(source, number);
        if (!_attempts.TryGetValue(id, out var attempt)) _attempts[id] = attempt = new SourceAttempt(source, number);
        return attempt;
    }

    private async Task ModerateAsync(VideoRooms rooms, SourceAttempt attempt, CancellationToken cancel)
    {
        var (told, wanted) = (attempt.Moderated, _moderated.GetValueOrDefault(attempt.Seat));
        if (told == wanted) return;
        foreach (var stream in attempt.Streams.Where(stream => !stream.Disabled))
        {
            if (stream.IsAudio && told?.Muted != wanted.Muted) await rooms.ModerateAsync(room, attempt.Publisher, stream.Mid, wanted.Muted, cancel);
            if (stream.IsVideo && attempt.ShowsPerson && told?.CameraOff != wanted.CameraOff)
                await rooms.ModerateAsync(room, attempt.Publisher, stream.Mid, wanted.CameraOff, cancel);
        }

        attempt.Moderated = wanted;
    }

    private async Task ForwardAsync(VideoRooms rooms, SourceAttempt attempt, CancellationToken cancel)
    {
        if (attempt.Pipeline is { } former)
        {
            foreach (var old in await rooms.ForwardersAsync(room, cancel))
                if (old.Publisher == attempt.Publisher) await rooms.StopForwardAsync(room, old, cancel);
            await former.DisposeAsync();
        }

        var pipeline = attempt.Pipeline = openPipeline(attempt);
        pipeline.IsDetached = _detached;
        // A first attempt is shown from its first picture; a later one only when it is known to work.
        if (!_attempts.Values.Any(other => other.Source == attempt.Source && other != attempt && other.IsFlowing)) Show(attempt);
        if (pipeline.Wanted.Count == 0) return;
        var forwards = await rooms.ForwardAsync(room, attempt.Publisher, pipeline.Wanted, cancel);
        pipeline.Start(forwards.FirstOrDefault(one => one.LocalRtcpPort != 0)?.LocalRtcpPort ?? 0);
    }
}
