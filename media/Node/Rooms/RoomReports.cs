using System.Threading.Channels;
using Arbitration.Media.Contract;

namespace Arbitration.Media.Node;

/// <summary>Those who watch a room. One that takes its reports too slowly is cut off; it comes back with `since_row` and loses nothing.</summary>
internal sealed class RoomReports(string room, ILogger log)
{
    private const int MostWaiting = 2048;
    private readonly Lock _lock = new();
    private readonly List<Channel<Report>> _watchers = [];

    public bool AreWatched
    {
        get
        {
            lock (_lock) return _watchers.Count > 0;
        }
    }

    public ChannelReader<Report> Watch(out Action leave)
    {
        var channel = Channel.CreateBounded<Report>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
        lock (_lock) _watchers.Add(channel);
        leave = () =>
        {
            lock (_lock) _watchers.Remove(channel);
        };
        return channel.Reader;
    }

    public void Tell(Report report)
    {
        lock (_lock)
        {
            for (var i = _watchers.Count - 1; i >= 0; i--)
            {
                if (_watchers[i].Writer.TryWrite(report)) continue;
                _watchers[i].Writer.TryComplete();
                _watchers.RemoveAt(i);
                log.WatcherCutOff(room);
            }
        }
    }

    public void Tell(SourceState state)
    {
        log.SourceChanged(room, state.Source, state.Attempt, state.State);
        Tell(new Report { Source = state });
    }

    public void Alarm(string code, string detail)
    {
        log.Alarmed(room, code, detail);
        Tell(new Report { Alarm = new Alarm { Code = code, Detail = detail } });
    }

    public void Close()
    {
        lock (_lock)
        {
            foreach (var watcher in _watchers) watcher.Writer.TryComplete();
            _watchers.Clear();
        }
    }
}
