using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Arbitration.Launcher.Tests;

/// <summary>As much of a TURN client (RFC 8656) as it takes to ask for a relay and for a peer: over UDP, TCP or TLS.</summary>
internal sealed class TurnClient : IDisposable
{
    private const uint Cookie = 0x2112A442;
    private const ushort Allocate = 0x003, Refresh = 0x004, CreatePermission = 0x008, Send = 0x016;
    private const ushort Username = 0x006, Integrity = 0x008, ErrorCode = 0x009, PeerAddress = 0x012, Data = 0x013, Realm = 0x014, Nonce = 0x015, RelayedAddress = 0x016, Transport = 0x019;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly Socket _socket;
    private readonly Stream? _stream;
    private string _realm = "", _nonce = "";

    private TurnClient(Socket socket, Stream? stream) => (_socket, _stream) = (socket, stream);

    public required string User { get; init; }
    public required string Password { get; init; }

    /// <summary>The relay's own address and port, once there is one.</summary>
    public IPEndPoint? Relay { get; private set; }

    /// <summary>Credentials as the court server makes them (TURN REST: expiry, then who).</summary>
    public static (string User, string Password) Credentials(string secret, DateTimeOffset until, string who = "test")
    {
        var user = $"{until.ToUnixTimeSeconds()}:{who}";
        return (user, Convert.ToBase64String(HMACSHA1.HashData(Encoding.ASCII.GetBytes(secret), Encoding.ASCII.GetBytes(user))));
    }

    public static async Task<TurnClient> ConnectAsync(string way, IPEndPoint server, (string User, string Password) credentials)
    {
        var socket = way == "udp" ? new Socket(SocketType.Dgram, ProtocolType.Udp) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var limit = new CancellationTokenSource(Limit);
        await socket.ConnectAsync(server, limit.Token);
        Stream? stream = way == "udp" ? null : new NetworkStream(socket);
        if (way == "tls")
        {
            // Whether the certificate is a good one is LocalAuthorityTests' question.
            var secured = new SslStream(stream!, leaveInnerStreamOpen: false, static (_, _, _, _) => true);
            await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = server.Address.ToString() }, limit.Token);
            stream = secured;
        }

        return new TurnClient(socket, stream) { User = credentials.User, Password = credentials.Password };
    }

    /// <summary>0 when there is a relay now, else the error code.</summary>
    public async Task<int> AllocateAsync()
    {
        var first = await AskAsync(Allocate, [(Transport, [17, 0, 0, 0])], signed: false);
        (_realm, _nonce) = (Encoding.UTF8.GetString(first.Of(Realm)), Encoding.UTF8.GetString(first.Of(Nonce)));
        var answer = await AskAsync(Allocate, [(Transport, [17, 0, 0, 0])], signed: true);
        if (answer.Error == 0) Relay = AddressOf(answer.Of(RelayedAddress));
        return answer.Error;
    }

    public async Task<int> RefreshAsync() => (await AskAsync(Refresh, [], signed: true)).Error;

    /// <summary>0 when the relay may send to the peer and hear it, else the error code.</summary>
    public async Task<int> PermitAsync(IPAddress peer) =>
        (await AskAsync(CreatePermission, [(PeerAddress, Peer(new IPEndPoint(peer, 0)))], signed: true)).Error;

    public Task SendAsync(IPEndPoint peer, byte[] data) => WriteAsync(Message(Send, [(PeerAddress, Peer(peer)), (Data, data)], signed: false));

    public void Dispose()
    {
        _stream?.Dispose();
        _socket.Dispose();
    }

    private async Task<Answer> AskAsync(ushort method, (ushort, byte[])[] attributes, bool signed)
    {
        await WriteAsync(Message(method, attributes, signed));
        using var limit = new CancellationTokenSource(Limit);
        var header = new byte[2048];
        if (_stream is null)
            return new Answer(header[..await _socket.ReceiveAsync(header, limit.Token)]);
        await _stream.ReadExactlyAsync(header.AsMemory(0, 20), limit.Token);
        var length = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2));
        await _stream.ReadExactlyAsync(header.AsMemory(20, length), limit.Token);
        return new Answer(header[..(20 + length)]);
    }

    private async Task WriteAsync(byte[] message)
    {
        if (_stream is null) await _socket.SendAsync(message);
        else await _stream.WriteAsync(message);
    }

    private byte[] Message(ushort method, (ushort Type, byte[] Value)[] attributes, bool signed)
    {
        using var message = new MemoryStream();
        message.Write(Short(method));
        message.Write([0, 0]);
        message.Write(Long(Cookie));
        message.Write(RandomNumberGenerator.GetBytes(12));
        foreach (var (type, value) in attributes) Add(message, type, value);
        if (signed)
        {
            Add(message, Username, Encoding.UTF8.GetBytes(User));
            Add(message, Realm, Encoding.UTF8.GetBytes(_realm));
            Add(message, Nonce, Encoding.UTF8.GetBytes(_nonce));
        }

        var length = (int)message.Length - 20;
        var bytes = WithLength(message, signed ? length + 24 : length);
        if (!signed) return bytes;
        var key = MD5.HashData(Encoding.UTF8.GetBytes($"{User}:{_realm}:{Password}"));
        Add(message, Integrity, HMACSHA1.HashData(key, bytes));
        return WithLength(message, length + 24);
    }

    private static byte[] WithLength(MemoryStream message, int length)
    {
        var bytes = message.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)length);
        return bytes;
    }

    private static void Add(MemoryStream to, ushort type, byte[] value)
    {
        to.Write(Short(type));
        to.Write(Short((ushort)value.Length));
        to.Write(value);
        while (to.Length % 4 != 0) to.WriteByte(0);
    }

    private static byte[] Peer(IPEndPoint peer)
    {
        var address = peer.Address.GetAddressBytes();
        foreach (var (at, mask) in Long(Cookie).Index()) address[at] ^= mask;
        return [0, 1, .. Short((ushort)(peer.Port ^ (Cookie >> 16))), .. address];
    }

    private static IPEndPoint AddressOf(byte[] value)
    {
        var address = value[4..8];
        foreach (var (at, mask) in Long(Cookie).Index()) address[at] ^= mask;
        return new IPEndPoint(new IPAddress(address), BinaryPrimitives.ReadUInt16BigEndian(value.AsSpan(2)) ^ (int)(Cookie >> 16));
    }

    private static byte[] Short(ushort value) => [(byte)(value >> 8), (byte)value];
    private static byte[] Long(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private sealed record Answer(byte[] Bytes)
    {
        public int Error => Of(ErrorCode) is [_, _, var hundreds, var rest, ..] ? (hundreds * 100) + rest : 0;

        public byte[] Of(ushort type)
        {
            for (var at = 20; at + 4 <= Bytes.Length;)
            {
                var length = BinaryPrimitives.ReadUInt16BigEndian(Bytes.AsSpan(at + 2));
                if (BinaryPrimitives.ReadUInt16BigEndian(Bytes.AsSpan(at)) == type) return Bytes[(at + 4)..(at + 4 + length)];
                at += 4 + ((length + 3) / 4 * 4);
            }

            return [];
        }
    }
}
