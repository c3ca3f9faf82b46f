using System.Net;
using System.Net.Sockets;
using Arbitration.Media.Janus;
using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Rtp;

namespace Arbitration.Media.Node;

/// <summary>Takes one publisher's forwarded media in, on a thread of its own: datagrams to pictures and sound of the programme.</summary>
internal sealed class SourcePipeline : IAsyncDisposable
{
    private const int LongestDatagram = 2048, WaitUs = 10_000;
    private const uint OurSsrc = 0x41524231;
    private const long SoundAloneUs = 2_000_000;
    // More in one round would keep us from decoding, and from hearing that we shall stop.
    private const int MostAtOnce = 256;
    private const int SamplesPerSecond = 48_000;

    private readonly TimeProvider _time;
    private readonly SourcePipelineEvents _events;
    private readonly Socket? _audio, _rtcp;
    private readonly AudioReceiver _sound = new();
    private readonly VideoLayers? _pictures;
    private readonly SourceDecoder _decoder;
    // A second of 720p at our room's bit rate has some 300 packets; of sound, 50. A decoder costs by pictures and by length of sound.
    private readonly Allowance _packets = new(4000, 8000), _picturesToDecode = new(60, 300), _samplesToDecode = new(2 * SamplesPerSecond, 5 * SamplesPerSecond);
    private readonly Allowance _unitsToDecode = new(500, 2500), _failuresToTell = new(0.2, 3);
    private readonly byte[] _datagram = new byte[LongestDatagram];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Thread? _thread;
    private IPEndPoint? _keyframes;
    private volatile ProgrammeSource? _output;
    private volatile bool _stop, _detached, _wasDetached;
    private bool _flows, _unseen;
    private long? _firstSoundUs;

    public SourcePipeline(IReadOnlyList<PublisherStream> streams, TimeProvider time, SourcePipelineEvents events)
    {
        (_time, _events) = (time, events);
        var wanted = new List<ForwardStream>();
        if (streams.FirstOrDefault(stream => stream is { IsAudio: true, Disabled: false, Codec: "opus" }) is { } audio)
            wanted.Add(new ForwardStream(audio.Mid, [Port(_audio = Open())], 0));
        var video = streams.FirstOrDefault(stream => stream is { IsVideo: true, Disabled: false, Codec: "vp8" or "h264" });
        if (video is not null)
        {
            _pictures = new VideoLayers(video.Codec == "vp8" ? VideoKind.Vp8 : VideoKind.H264, video.Simulcast, Open);
            wanted.Add(_pictures.Forward(video.Mid, Port, Port(_rtcp = Open())));
        }

        _decoder = new SourceDecoder(video?.Codec == "vp8" ? VideoCodec.Vp8 : VideoCodec.H264, Complain);
        Wanted = wanted;
    }

    /// <summary>What the gateway is to forward to our ports.</summary>
    public IReadOnlyList<ForwardStream> Wanted { get; }

    /// <summary>Where pictures and sound go; null while an older attempt is still on show.</summary>
    public ProgrammeSource? Output
    {
        get => _output;
        set => _output = value;
    }

    /// <summary>Detached, what arrives is thrown away undecoded: in a recess nobody looks or listens, and this is how one can be sure.</summary>
    public bool IsDetached
    {
        get => _detached;
        set => _detached = value;
    }

    /// <param name="keyframePort">Where the gateway takes our keyframe requests; 0 for none.</param>
    public void Start(int keyframePort)
    {
        if (keyframePort != 0) _keyframes = new IPEndPoint(IPAddress.Loopback, keyframePort);
        AskForKeyframe(0);
        _thread = new Thread(Run) { IsBackground = true, Name = "source" };
        _thread.Start();
    }

    public async ValueTask DisposeAsync()
    {
        _stop = true;
        if (_thread is not null) await _ended.Task.WaitAsync(TimeSpan.FromSeconds(5), _time);
        foreach (var socket in (Socket?[])[_audio, _rtcp]) socket?.Dispose();
        _pictures?.Dispose();
        _decoder.Dispose();
    }

    private void Run()
    {
        List<Socket> open = [.. new[] { _audio, _rtcp }.OfType<Socket>(), .. _pictures?.Sockets ?? []];
        var readable = new List<Socket>(open.Count);
        while (!_stop)
        {
            try
            {
                readable.Clear();
                readable.AddRange(open);
                Socket.Select(readable, null, null, WaitUs);
                foreach (var socket in readable) Receive(socket);
                TakeOut(_time.NowUs());
            }
#pragma warning disable CA1031 // A packet that trips us must cost one source a moment, never the recording of the others.
            catch (Exception damaged)
#pragma warning restore CA1031
            {
                Complain($"{damaged.GetType().Name}: {damaged.Message}");
                _pictures?.RequireKeyframe();
            }
        }

        _ended.SetResult();
    }

    private void Receive(Socket socket)
    {
        for (var taken = 0; taken < MostAtOnce && socket.Available > 0; taken++)
        {
            var length = socket.Receive(_datagram);
            var nowUs = _time.NowUs();
            // Longer than any packet of ours: cut off, it would pass for another one.
            if (length == LongestDatagram || !_packets.TryTake(1, nowUs)) continue;
            if (socket == _audio) _sound.Push(_datagram.AsSpan(0, length), nowUs);
            else if (socket != _rtcp) _pictures!.Push(socket, _datagram.AsSpan(0, length), nowUs);
        }
    }

    private void TakeOut(long nowUs)
    {
        if (_wasDetached && !_detached) _pictures?.RequireKeyframe();
        _wasDetached = _detached;
        while (_sound.TryTake(nowUs, out var unit))
        {
            _firstSoundUs ??= nowUs;
            // A camera may be dark for long; then sound alone says that the attempt works.
            if (_pictures is null || nowUs - _firstSoundUs > SoundAloneUs) Flows();
            if (_detached || !_unitsToDecode.TryTake(1, nowUs) || !_samplesToDecode.TryTake(unit.Samples, nowUs)) continue;
            if (_output is not null) _events.Sound(unit);
            _decoder.Sound(unit, _output);
        }

        if (_pictures is null) return;
        var wantedHeight = _output?.WantedHeight ?? int.MaxValue;
        // Nobody sees it: what comes is counted and thrown away, and the decoder begins with a keyframe once it is seen again.
        if (_unseen && wantedHeight > 0) _pictures.RequireKeyframe();
        _unseen = wantedHeight == 0;
        while (_pictures.TryTake(nowUs, wantedHeight, out var frame))
        {
            Flows();
            if (!_detached && !_unseen && !(_picturesToDecode.TryTake(1, nowUs) && _decoder.Picture(frame, _output))) _pictures.RequireKeyframe();
        }

        if (!_detached && !_unseen && _pictures.KeyframeRequestIsDue(nowUs)) AskForKeyframe(_pictures.Ssrc ?? 0);
    }

    // A hostile sender can make each of its packets fail; those who must act need to read it once.
    private void Complain(string detail)
    {
        if (_failuresToTell.TryTake(1, _time.NowUs())) _events.DecoderFailed(detail);
    }

    private void Flows()
    {
        if (_flows) return;
        _flows = true;
        _events.Flowing();
    }

    private void AskForKeyframe(uint mediaSsrc)
    {
        if (_keyframes is not null) _rtcp?.SendTo(RtcpPli.Build(OurSsrc, mediaSsrc), _keyframes);
    }

    private static Socket Open()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 1 << 20 };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static int Port(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;
}
