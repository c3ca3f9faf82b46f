using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Arbitration.Media.Contract;
using Arbitration.Media.Janus;
using Arbitration.Media.Recording;
using Arbitration.Media.Tests.Janus;
using Xunit;
using Xunit.Abstractions;
using static Arbitration.Media.Contract.SourceState.Types;

namespace Arbitration.Media.Tests.Node;

/// <summary>One source sends rubbish at 10,000 packets a second through the gateway; what the others send goes on as if nothing were.</summary>
public sealed partial class HostileSourceTests(ITestOutputHelper say) : IAsyncLifetime
{
    private const string Id = "r1";
    private const int FloodSeconds = 10, PacketsPerSecond = 10_000;
    private readonly TestNode _node = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(120));

    public Task InitializeAsync() => _node.StartAsync(_limit.Token);

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task A_flood_of_hostile_packets_on_one_source_costs_the_others_nothing()
    {
        await ConvergeAsync(1, on: true);
        await using var watcher = new Watcher(_node.Client, Id);
        await watcher.UntilAsync(w => w.Latest?.Version > 0, "the room is there", _limit.Token);
        var rooms = await _node.RoomsAsync(_limit.Token);
        _node.Own(new RtpPlayer(await rooms.AddRemotePublisherAsync(Id, "s1/cam/av#1", RtpPlayer.Streams, _limit.Token)));
        var hostile = await rooms.AddRemotePublisherAsync(Id, "s2/cam/av#1", RtpPlayer.Streams, _limit.Token);
        // It begins as a source like any other, so that there is a decoder and a tile to trouble.
        using (new RtpPlayer(hostile, tone: 660))
            await watcher.UntilAsync(w => w.Sources.Count(s => s.State == State.Flowing) == 2, "both flow", _limit.Token);
        await DurableForAsync(watcher, 4);

        var before = watcher.Latest!;
        await FloodAsync(hostile);
        var after = watcher.Latest!;
        await DurableForAsync(watcher, 4);
        await ConvergeAsync(2, on: false);
        await watcher.UntilAsync(w => w.Latest is { Version: 2, Epoch: 0 }, "it has stopped", _limit.Token);

        Assert.Equal(before.NodeStart, after.NodeStart);
        Assert.InRange(after.HearingUs - before.HearingUs, (FloodSeconds - 2) * 1_000_000L, (FloodSeconds + 6) * 1_000_000L);
        var calm = Pictures(before.HearingUs / 1e6 - 3.5, 3);
        var flooded = Pictures(before.HearingUs / 1e6 + 1, FloodSeconds - 2);
        var widest = flooded.Zip(flooded.Skip(1), (a, b) => b - a).Max();
        var (calmRate, floodedRate) = (calm.Count / 3d, flooded.Count / (FloodSeconds - 2d));
        say.WriteLine($"pictures of the other source: {calmRate:0.0} a second before, {floodedRate:0.0} in the flood, the widest gap {widest * 1000:0} ms; {watcher.Alarms.Count()} alarms");
        Assert.True(floodedRate >= calmRate * 0.8, $"{floodedRate:0.0} pictures a second instead of {calmRate:0.0}");
        Assert.InRange(widest, 0, 0.4);
        Assert.InRange(watcher.Alarms.Count(), 0, 20);

        // Also what was kept of the hostile sound is whole: its files are containers of ours, whatever is in the packets.
        Assert.Empty(ManifestVerifier.Verify(_node.RoomFolder(Id), Id));
    }

    private async Task FloodAsync(RemotePublisher to)
    {
        var random = new Random(20261124);
        // One in ten is one of before, again.
        var packets = new List<byte[]>();
        while (packets.Count < 2 * PacketsPerSecond) packets.Add(random.Next(10) == 0 && packets.Count > 0 ? packets[random.Next(packets.Count)] : Hostile(random, packets.Count));
        using var socket = new UdpClient("127.0.0.1", to.Port);
        var began = Stopwatch.GetTimestamp();
        var sent = 0;
        await Task.Factory.StartNew(() =>
        {
            while (Stopwatch.GetElapsedTime(began).TotalSeconds is var seconds and < FloodSeconds)
            {
                // As many as are due by the clock: on a busy machine this thread is late.
                for (; sent < seconds * PacketsPerSecond; sent++) socket.Send(packets[sent % packets.Count]);
                _limit.Token.WaitHandle.WaitOne(5);
            }
        }, _limit.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        say.WriteLine($"{sent} packets in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        // On a busy machine fewer get out; far fewer would be no flood.
        Assert.InRange(sent / Stopwatch.GetElapsedTime(began).TotalSeconds, PacketsPerSecond * 0.3, PacketsPerSecond * 1.2);
    }

    /// <summary>Noise, headers cut off, the wrong codec, keyframes of ever other sizes, sound that is none: with the SSRC that the gateway lets through.</summary>
    private static byte[] Hostile(Random random, int number)
    {
        var packet = new byte[random.Next(8) == 0 ? random.Next(1, 14) : random.Next(14, 1200)];
        random.NextBytes(packet);
        var kind = random.Next(6);
        if (kind == 0 || packet.Length < 30) return packet;
        var isSound = kind == 1;
        packet[0] = (byte)(random.Next(10) == 0 ? packet[0] : 0x80);
        packet[1] = (byte)((random.Next(20) == 0 ? random.Next(128) : isSound ? 111 : 96) | (random.Next(2) << 7));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)(random.Next(50) == 0 ? random.Next(65536) : number));
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), (uint)(random.Next(50) == 0 ? random.Next() : number * 90));
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), RemoteStream.SsrcAt(isSound ? 0 : 1));
        if (kind < 4) return packet;
        // A VP8 keyframe (RFC 6386 §9.1) in one packet (RFC 7741 §4.2), of any size up to 16383×16383.
        packet[1] = 0xE0;
        byte[] start = [0x10, 0x10, 0x02, 0x00, 0x9D, 0x01, 0x2A];
        start.CopyTo(packet.AsSpan(12));
        if (kind == 4) BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(19), (uint)(random.Next(16, 2000) | (random.Next(16, 2000) << 16)));
        return packet;
    }

    /// <summary>When the other source's tile, the left one of two, shows a new picture: seconds of hearing time.</summary>
    private List<double> Pictures(double from, double length)
    {
        var joined = Path.Combine(_node.RoomFolder(Id), "all.mp4");
        if (!File.Exists(joined))
        {
            using var file = File.Create(joined);
            foreach (var row in Manifest.Read(Path.Combine(_node.RoomFolder(Id), "manifest.jsonl")).Where(row => row is { IsProgramme: true, Kind: not RowKind.Mark }))
                file.Write(File.ReadAllBytes(Path.Combine(_node.RoomFolder(Id), row.File)));
        }

        var filter = string.Create(CultureInfo.InvariantCulture, $"trim={from}:{from + length},crop=480:200:120:260,mpdecimate=hi=64*4:lo=64*2:frac=0.02,showinfo");
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-copyts", "-i", joined, "-vf", filter, "-an", "-f", "null", "-"]) { RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return [.. Shown().Matches(errors).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
    }

    private Task DurableForAsync(Watcher watcher, int seconds)
    {
        var from = watcher.Latest!.HearingUs;
        return watcher.UntilAsync(w => w.Latest!.DurableUs > from + seconds * 1_000_000, $"{seconds} more seconds are durable", _limit.Token);
    }

    private async Task ConvergeAsync(long version, bool on) => await _node.Client.ConvergeAsync(new Room
    {
        Room_ = Id, Version = version, Open = true, Scene = new Scene { CaseNumber = "（2026）测试2号" },
        Seats = { new Seat { Seat_ = "s1", Role = "申请人", Name = "甲" }, new Seat { Seat_ = "s2", Role = "被申请人", Name = "乙" } },
        Recording = new Contract.Recording { On = on, Epoch = 1 },
    });

    [GeneratedRegex(@"showinfo.* pts_time: *([0-9.]+)")]
    private static partial Regex Shown();
}
