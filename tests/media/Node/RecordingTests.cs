using System.Security.Cryptography;
using Arbitration.Media.Contract;
using Arbitration.Media.Recording;
using Arbitration.Media.Tests.Janus;
using Arbitration.Media.Tests.Libav;
using Grpc.Core;
using ManifestRow = Arbitration.Media.Recording.ManifestRow;
using Wanted = Arbitration.Media.Contract.Recording;
using static Arbitration.Media.Contract.SourceState.Types;

namespace Arbitration.Media.Tests.Node;

public sealed class RecordingTests : IAsyncLifetime
{
    private const string Id = "r1";
    private readonly TestNode _node = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(120));

    public Task InitializeAsync() => _node.StartAsync(_limit.Token);

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task A_source_is_recorded_and_a_muted_seat_is_silent_until_it_is_unmuted()
    {
        await ConvergeAsync(1, epoch: 1, muted: true);
        await using var watcher = new Watcher(_node.Client, Id);
        await PlayAsync(watcher);
        await watcher.UntilAsync(w => Segments(w) >= 3, "three segments are durable", _limit.Token);
        Assert.True(watcher.Latest is { Epoch: 1, HearingUs: > 0, DurableUs: > 0, FreeSeconds: > 0 });

        var unmutedUs = watcher.Latest!.HearingUs;
        await ConvergeAsync(2, epoch: 1, muted: false);
        await watcher.UntilAsync(w => w.Latest!.DurableUs > unmutedUs + 5_000_000, "five more seconds are durable", _limit.Token);
        await watcher.UntilAsync(w => w.Reports.Any(r => r.Levels is { } levels && levels.Levels_.Any(l => l is { Seat: "s1", Speaking: true })), "the seat is heard", _limit.Token);
        await ConvergeAsync(3, epoch: 1, on: false);
        await watcher.UntilAsync(w => w.Latest is { Version: 3, Epoch: 0, HearingUs: -1 }, "the recorder has stopped", _limit.Token);

        Assert.Empty(ManifestVerifier.Verify(_node.RoomFolder(Id), Id));
        var recorded = new RecordedFile(_node.RoomFolder(Id), 1);
        Assert.Contains("h264|1280|720|25/1", recorded.Streams(), StringComparison.Ordinal);
        Assert.Contains("aac|48000", recorded.Streams(), StringComparison.Ordinal);
        Assert.Equal(watcher.Latest!.DurableUs / 1e6, recorded.VideoLength().TotalSeconds, 0.1);
        Assert.InRange(recorded.MovingPictures(), 3, int.MaxValue);
        Assert.True(recorded.MeanVolume(TimeSpan.Zero, TimeSpan.FromSeconds(4)) < -80, "muted");
        Assert.True(recorded.MeanVolume(TimeSpan.FromMicroseconds(unmutedUs + 2_000_000), TimeSpan.FromSeconds(2)) > -50, "unmuted");

        var own = OwnSound();
        Assert.InRange(own[0].FromUs - unmutedUs, 0, 2_000_000);
        Assert.InRange(own.Sum(row => row.ToUs - row.FromUs), 4_000_000, long.MaxValue);
        foreach (var row in own) Assert.Equal((row.ToUs - row.FromUs) / 1e6, Ffmpeg.Sound(Path.Combine(_node.RoomFolder(Id), row.File)).Length / 48_000.0, 0.001);
    }

    [Fact]
    public async Task A_killed_node_finds_its_gateway_and_recording_goes_on_with_a_newer_epoch_and_loses_at_most_two_seconds()
    {
        await ConvergeAsync(1, epoch: 1);
        Heartbeat before;
        await using (var watcher = new Watcher(_node.Client, Id))
        {
            await PlayAsync(watcher);
            await watcher.UntilAsync(w => Segments(w) >= 2 && w.Rows.Any(row => row.Json.Contains("\"track\":\"sound/", StringComparison.Ordinal)), "picture and own sound are recorded", _limit.Token);
            await _node.KillAsync();
            before = watcher.Latest!;
        }

        var gateway = _node.Gateway.Pid;
        await _node.StartAsync(_limit.Token);
        await using var after = new Watcher(_node.Client, Id);
        await after.UntilAsync(w => w.Sources.Any(s => s.State == State.Flowing), "the source is found again", _limit.Token);
        await after.UntilAsync(w => w.Latest is { Epoch: 0, Version: 1 }, "it stands without recording", _limit.Token);
        Assert.Equal(gateway, _node.Gateway.Pid);
        Assert.True(after.Latest!.DurableUs > before.HearingUs - 2_000_000, $"durable {after.Latest.DurableUs}, killed after {before.HearingUs}");
        Assert.NotEqual(before.NodeStart, after.Latest.NodeStart);

        await ConvergeAsync(2, epoch: 1);
        await after.UntilAsync(w => w.Latest!.Version == 2, "version 2 is reached", _limit.Token);
        Assert.Equal(0, after.Latest!.Epoch);
        await ConvergeAsync(3, epoch: 2, hearingUs: 60_000_000);
        await after.UntilAsync(w => w.Latest!.Epoch == 2 && w.Latest.DurableUs > 64_000_000, "the second epoch is durable", _limit.Token);
        Assert.Equal(StatusCode.FailedPrecondition, (await Assert.ThrowsAsync<RpcException>(() => ConvergeAsync(4, epoch: 1))).StatusCode);

        await ConvergeAsync(5, epoch: 2, on: false);
        await after.UntilAsync(w => w.Latest!.Version == 5, "it has stopped", _limit.Token);
        Assert.Empty(ManifestVerifier.Verify(_node.RoomFolder(Id), Id));
        Assert.InRange(new RecordedFile(_node.RoomFolder(Id), 2).MovingPictures(), 3, int.MaxValue);
        var own = OwnSound();
        // The last heartbeat came up to a second before the kill, and sound of that second may be kept.
        Assert.InRange(before.HearingUs - own.Last(row => row.Epoch == 1).ToUs, -1_000_000, 2_000_000);
        Assert.InRange(own.First(row => row.Epoch == 2).FromUs, 60_000_000, 63_000_000);
        await ExportAsync(after.Latest!.DurableUs);
    }

    [Fact]
    public async Task A_camera_that_the_tribunal_stops_is_seen_by_nobody_until_it_is_allowed_again_and_the_person_is_heard_all_along()
    {
        await ConvergeAsync(1, epoch: 1);
        await using var watcher = new Watcher(_node.Client, Id);
        await PlayAsync(watcher);
        await watcher.UntilAsync(w => Segments(w) >= 1, "it is recorded", _limit.Token);
        var stopped = TimeSpan.FromMicroseconds(watcher.Latest!.HearingUs);
        await ConvergeAsync(2, epoch: 1, cameraOff: true);
        await DurableForAsync(watcher, 6);
        var allowed = TimeSpan.FromMicroseconds(watcher.Latest!.HearingUs);
        await ConvergeAsync(3, epoch: 1);
        await DurableForAsync(watcher, 6);
        await ConvergeAsync(4, epoch: 1, on: false);
        await watcher.UntilAsync(w => w.Latest!.Version == 4, "it has stopped", _limit.Token);

        var recorded = new RecordedFile(_node.RoomFolder(Id), 1);
        // A still plate costs the encoder some pictures that differ by noise alone.
        Assert.InRange(recorded.MovingPictures(stopped + TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)), 1, 12);
        Assert.True(recorded.MeanVolume(stopped + TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)) > -50, "heard");
        Assert.InRange(recorded.MovingPictures(allowed + TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3)), 20, int.MaxValue);
    }

    [Fact]
    public async Task Access_changes_cut_segments_a_slate_is_silent_and_the_logs_head_is_noted()
    {
        await ConvergeAsync(1, epoch: 1);
        await using var watcher = new Watcher(_node.Client, Id);
        await PlayAsync(watcher);
        await watcher.UntilAsync(w => Segments(w) >= 1, "it is recorded", _limit.Token);
        await ConvergeAsync(2, epoch: 1, access: Wanted.Types.Access.Closed);
        await DurableForAsync(watcher, 4);
        await ConvergeAsync(3, epoch: 1, access: Wanted.Types.Access.Slate, head: new LogHead { Seq = 7, Hash = new string('a', 64) });
        await DurableForAsync(watcher, 4);
        await ConvergeAsync(4, epoch: 1);
        await DurableForAsync(watcher, 4);
        await ConvergeAsync(5, epoch: 1, on: false);
        await watcher.UntilAsync(w => w.Latest!.Version == 5, "it has stopped", _limit.Token);

        var folder = _node.RoomFolder(Id);
        Assert.Empty(ManifestVerifier.Verify(folder, Id));
        var rows = Manifest.Read(Path.Combine(folder, "manifest.jsonl"));
        Assert.Contains(rows, row => row is { Kind: RowKind.Mark, Bytes: 7 });
        var segments = rows.Where(row => row is { Kind: RowKind.Segment, IsProgramme: true }).ToList();
        Assert.Equal([SegmentAccess.Open, SegmentAccess.Closed, SegmentAccess.Slate, SegmentAccess.Open], Changes(segments));
        Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.InRange(pair.Second.FromUs - pair.First.ToUs, -1000, 1000));
        var slate = segments.Where(row => row.Access == SegmentAccess.Slate).ToList();
        var recorded = new RecordedFile(folder, 1);
        var own = OwnSound();
        Assert.Equal([SegmentAccess.Open, SegmentAccess.Closed, SegmentAccess.Open], Changes(own));
        Assert.All(own, row => Assert.True(row.ToUs <= slate[0].FromUs + 20_000 || row.FromUs >= slate[^1].ToUs, $"{row.File} lies within the slate"));
        Assert.True(recorded.MeanVolume(TimeSpan.FromMicroseconds(slate[0].FromUs + 200_000), TimeSpan.FromSeconds(2)) < -80, "the slate is silent");
        Assert.True(recorded.MeanVolume(TimeSpan.FromMicroseconds(slate[^1].ToUs + 1_500_000), TimeSpan.FromSeconds(1)) > -50, "the hearing is heard again");
        await ReadBackAsync(segments.First(row => row.Access == SegmentAccess.Closed));
    }

    private List<ManifestRow> OwnSound() =>
        [.. Manifest.Read(Path.Combine(_node.RoomFolder(Id), "manifest.jsonl")).Where(row => row is { Kind: RowKind.Segment, Track: "sound/s1" })];

    private async Task ExportAsync(long untilUs)
    {
        ExportedFile? file = null;
        using (var call = _node.Client.Export(new ExportRequest { Room = Id, CaseNumber = "（2026）测试1号", UntilUs = untilUs, Gaps = { new Gap { FromUs = 0, ToUs = 60_000_000, Cause = "录制中断" } } }))
            await foreach (var progress in call.ResponseStream.ReadAllAsync(_limit.Token)) file = progress.File ?? file;

        Assert.NotNull(file);
        var path = Path.Combine(_node.RoomFolder(Id), file.Name);
        Assert.Equal(file.Bytes, new FileInfo(path).Length);
        Assert.Equal(untilUs / 1e6, RecordedFile.LengthOf(path).TotalSeconds, 0.2);
        Assert.Equal(file.Sha256, await HashOfAsync(file.Name));
    }

    private async Task<string> HashOfAsync(string name)
    {
        using var read = new MemoryStream();
        using var call = _node.Client.ReadFile(new FileRequest { Room = Id, Name = name });
        await foreach (var chunk in call.ResponseStream.ReadAllAsync(_limit.Token)) chunk.Data.WriteTo(read);
        return Convert.ToHexStringLower(SHA256.HashData(read.ToArray()));
    }

    private async Task PlayAsync(Watcher watcher)
    {
        await watcher.UntilAsync(w => w.Latest?.Version > 0, "the room is there", _limit.Token);
        var rooms = await _node.RoomsAsync(_limit.Token);
        _node.Own(new RtpPlayer(await rooms.AddRemotePublisherAsync(Id, "s1/cam/av#1", RtpPlayer.Streams, _limit.Token)));
        await watcher.UntilAsync(w => w.Sources.Any(s => s.State == State.Flowing), "it flows", _limit.Token);
    }

    private async Task ReadBackAsync(ManifestRow row)
    {
        Assert.Equal(row.Sha256, await HashOfAsync(row.File));
        using var outside = _node.Client.ReadFile(new FileRequest { Room = Id, Name = "../../gateway/api-secret" });
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => outside.ResponseStream.MoveNext(_limit.Token))).StatusCode);
    }

    private Task DurableForAsync(Watcher watcher, int seconds)
    {
        var from = watcher.Latest!.HearingUs;
        return watcher.UntilAsync(w => w.Latest!.DurableUs > from + seconds * 1_000_000, $"{seconds} more seconds are durable", _limit.Token);
    }

    private async Task ConvergeAsync(long version, long epoch, bool on = true, bool muted = false, bool cameraOff = false, long hearingUs = 0, Wanted.Types.Access access = Wanted.Types.Access.Open, LogHead? head = null) =>
        await _node.Client.ConvergeAsync(new Room
        {
            Room_ = Id, Version = version, Open = true, LogHead = head, Scene = new Scene { CaseNumber = "（2026）测试1号", SlateTitle = "休庭" },
            Seats = { new Seat { Seat_ = "s1", Role = "申请人", Name = "甲", Muted = muted, CameraOff = cameraOff } },
            Recording = new Wanted { On = on, Epoch = epoch, HearingUs = hearingUs, Access = access },
        });

    private static int Segments(Watcher watcher) => watcher.Rows.Count(row => row.Json.Contains("\"kind\":\"segment\",\"track\":\"programme\"", StringComparison.Ordinal));

    private static List<SegmentAccess> Changes(List<ManifestRow> rows) =>
        [.. rows.Select(row => row.Access).Where((access, index) => index == 0 || rows[index - 1].Access != access)];
}
