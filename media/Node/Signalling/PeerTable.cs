using System.Collections.Concurrent;
using System.Text.Json;
using Arbitration.Media.Janus;

using Arbitration.Media.Mixing;

namespace Arbitration.Media.Node;

/// <summary>All handles by session id, noted in `peers.json` at each change.</summary>
internal sealed class PeerTable(string file, TimeProvider time)
{
    private const long LeavesWithinUs = 10_000_000;
    private readonly ConcurrentDictionary<string, Peer> _peers = new();
    private readonly ConcurrentDictionary<ulong, long> _left = new();
    private readonly Lock _writing = new();
    private ulong _gatewaySession;

    /// <summary>Begins with a gateway that came up: of one found running, the noted handles are ours again; else none is left. Returns how many were lost.</summary>
    public int Begin(GatewayLink link, Action<PeerNote, JanusEvent> listener)
    {
        var noted = Load();
        _peers.Clear();
        var ours = link.Reclaimed && noted.GatewaySession == link.Session.Id;
        foreach (var note in ours ? noted.Peers : [])
            _peers[note.Session] = new Peer(note, link.Session.Adopt(note.Handle, told => listener(note, told)), time.NowUs()) { IsUp = note.Kind != PeerKind.Publisher };
        lock (_writing) _gatewaySession = link.Session.Id;
        Save();
        return ours ? 0 : noted.Peers.Count;
    }

    public Peer? Find(string session) => _peers.GetValueOrDefault(session);

    public IReadOnlyList<Peer> In(string room) => [.. _peers.Values.Where(peer => peer.Note.Room == room)];

    public Peer? ByHandle(ulong handle) => _peers.Values.FirstOrDefault(peer => peer.Note.Handle == handle);

    /// <summary>It was given up a moment ago, and the gateway may still list it.</summary>
    public bool IsLeaving(ulong handle) => _left.TryGetValue(handle, out var at) && time.NowUs() - at < LeavesWithinUs;

    /// <summary>It could not be given up: if the gateway lists it, it is one that nobody knows.</summary>
    public void ShieldNoMore(ulong handle) => _left.TryRemove(handle, out _);

    public Peer Add(PeerNote note, JanusHandle handle)
    {
        var peer = new Peer(note, handle, time.NowUs());
        _peers[note.Session] = peer;
        Save();
        return peer;
    }

    public bool Remove(string session)
    {
        // Noted as leaving first: whoever looks in between finds it in one of the two.
        if (!_peers.TryGetValue(session, out var known)) return false;
        Left(known.Note.Handle);
        if (!_peers.TryRemove(session, out _)) return false;
        Save();
        return true;
    }

    private void Left(ulong handle)
    {
        var now = time.NowUs();
        foreach (var old in _left.Where(one => now - one.Value > LeavesWithinUs)) _left.TryRemove(old);
        _left[handle] = now;
    }

    private void Save()
    {
        lock (_writing)
        {
            var next = file + ".next";
            File.WriteAllText(next, JsonSerializer.Serialize(new Noted(_gatewaySession, [.. _peers.Values.Select(peer => peer.Note)])));
            File.Move(next, file, true);
        }
    }

    private Noted Load()
    {
        try
        {
            return JsonSerializer.Deserialize<Noted>(File.ReadAllText(file)) ?? new Noted(0, []);
        }
        catch (Exception none) when (none is IOException or JsonException)
        {
            return new Noted(0, []);
        }
    }

    private sealed record Noted(ulong GatewaySession, IReadOnlyList<PeerNote> Peers);
}
