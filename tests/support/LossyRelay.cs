using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Arbitration.Testing;

/// <summary>
/// A bad network between browsers and the gateway: a UDP relay that loses and delays datagrams both ways, seeded, and may be
/// narrow. A page that runs <see cref="Script"/> sends its media through it.
/// </summary>
public sealed class LossyRelay : IAsyncDisposable
{
    /// <summary>The page's function that opens a way to an address and port, and gives the relay's port.</summary>
    public const string Binding = "__relay";

    // The relay's port in the place of the gateway's; the page's own addresses are kept from the gateway, which would find a direct way.
    private const string Detour = """
        (() => {
          const { addEventListener: listen, setRemoteDescription: set } = RTCPeerConnection.prototype
          RTCPeerConnection.prototype.addEventListener = function (kind, ...rest) { if (kind !== 'icecandidate') listen.call(this, kind, ...rest) }
          RTCPeerConnection.prototype.setRemoteDescription = async function (description) {
            if (!__KINDS__.includes(description.type)) return set.call(this, description)
            const lines = description.sdp.split('\r\n').map(async line => {
              if (!line.startsWith('a=candidate:')) return line
              const words = line.split(' ')
              words[5] = await window.__relay(words[4], Number(words[5]))
              return words.join(' ')
            })
            return set.call(this, { type: description.type, sdp: (await Promise.all(lines)).join('\r\n') })
          }
        })()
        """;

    private readonly TimeSpan _jitter;
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly Dictionary<(string, int), Way> _ways = [];
    private readonly PriorityQueue<Action, long> _due = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _delivering;

    /// <param name="loss">Share of datagrams, each way.</param>
    /// <param name="jitter">Each datagram takes between nothing and this much longer, so later ones may overtake.</param>
    public LossyRelay(double loss, TimeSpan jitter, int seed)
    {
        (Loss, _jitter, _random) = (loss, jitter, new Random(seed));
        _delivering = Task.Run(DeliverAsync);
    }

    /// <summary>Share of datagrams, each way, from now on.</summary>
    public double Loss { get; set; }

    /// <summary>What each datagram takes at least.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Also what the page receives of others goes through the relay, not only what it sends.</summary>
    public bool BothWays { get; init; }

    /// <summary>What the page sends, and what is sent to it, has so much room from now on.</summary>
    public NarrowWay Up { get; } = new();
    public NarrowWay Down { get; } = new();

    /// <summary>What the page runs.</summary>
    public string Script => Detour.Replace("__KINDS__", BothWays ? "['answer', 'offer']" : "['answer']", StringComparison.Ordinal);

    public long Passed { get; private set; }
    public long Lost { get; private set; }

    /// <summary>The relay's port for a gateway's address and port; the same for the same.</summary>
    public int PortFor(string address, int port)
    {
        lock (_gate)
        {
            if (_ways.TryGetValue((address, port), out var known)) return known.Port;
            var way = _ways[(address, port)] = new Way(this, new IPEndPoint(IPAddress.Parse(address), port), _stop.Token);
            return way.Port;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _delivering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var way in _ways.Values) await way.DisposeAsync();
        _stop.Dispose();
    }

    private void Pass(NarrowWay way, int bytes, Action deliver)
    {
        lock (_gate)
        {
            if (_random.NextDouble() < Loss || !way.TryPass(bytes, out var through))
            {
                Lost++;
                return;
            }

            Passed++;
            _due.Enqueue(deliver, through + (long)((Delay + _random.NextDouble() * _jitter).TotalSeconds * Stopwatch.Frequency));
        }
    }

    private async Task DeliverAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        while (await timer.WaitForNextTickAsync(_stop.Token))
            while (TakeDue() is { } deliver) deliver();
    }

    private Action? TakeDue()
    {
        lock (_gate) return _due.TryPeek(out _, out var at) && at <= Stopwatch.GetTimestamp() ? _due.Dequeue() : null;
    }

    /// <summary>One browser's connection: a socket towards each end.</summary>
    private sealed class Way : IAsyncDisposable
    {
        private readonly Socket _near, _far;
        private readonly Task _running;
        private EndPoint? _browser;

        public Way(LossyRelay relay, IPEndPoint gateway, CancellationToken stop)
        {
            _near = Open(gateway.Address);
            _far = Open(gateway.Address);
            _running = Task.WhenAll(
                CopyAsync(_near, from => _browser = from, bytes => relay.Pass(relay.Up, bytes.Length, () => _far.SendTo(bytes, gateway)), stop),
                CopyAsync(_far, static _ => { }, bytes => relay.Pass(relay.Down, bytes.Length, () => { if (_browser is { } browser) _near.SendTo(bytes, browser); }), stop));
        }

        public int Port => ((IPEndPoint)_near.LocalEndPoint!).Port;

        public async ValueTask DisposeAsync()
        {
            await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _near.Dispose();
            _far.Dispose();
        }

        private static Socket Open(IPAddress address)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 1 << 20 };
            socket.Bind(new IPEndPoint(address, 0));
            return socket;
        }

        private static async Task CopyAsync(Socket socket, Action<EndPoint> from, Action<byte[]> pass, CancellationToken stop)
        {
            var buffer = new byte[2048];
            while (!stop.IsCancellationRequested)
            {
                var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), stop);
                from(received.RemoteEndPoint);
                pass(buffer[..received.ReceivedBytes]);
            }
        }
    }
}
