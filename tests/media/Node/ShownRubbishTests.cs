using System.Buffers.Binary;
using System.Security.Cryptography;
using Arbitration.Media.Contract;
using Arbitration.Media.Recording;
using Arbitration.Media.Tests.Libav;
using Grpc.Core;
using static Arbitration.Media.Contract.Shown.Types;

namespace Arbitration.Media.Tests.Node;

/// <summary>Files that are no pages and no clips cost an alarm each, and nothing else.</summary>
public sealed class ShownRubbishTests : IAsyncLifetime
{
    private readonly TestNode _node = new();
    private readonly TempFolder _files = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(150));
    private readonly ShownRoom _room;

    public ShownRubbishTests() => _room = new ShownRoom(_node, _limit.Token);

    public Task InitializeAsync() => _node.StartAsync(_limit.Token);

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        _files.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task Broken_files_raise_an_alarm_each_and_the_recording_goes_on()
    {
        MakeRubbish();
        await _room.ConvergeAsync();
        await using var watcher = new Watcher(_node.Client, ShownRoom.Id);
        await watcher.UntilAsync(w => w.Latest?.HearingUs > 0, "it is recorded", _limit.Token);
        var before = watcher.Latest!;
        var shown = new List<Shown>();
        foreach (var (name, kind) in ((string, Kind)[])[("truncated", Kind.Page), ("random", Kind.Page), ("absurd", Kind.Page), ("text", Kind.Page), ("random", Kind.Clip), ("text", Kind.Clip), ("playlist", Kind.Clip)])
            shown.Add(new Shown { Source = $"shown/{name}-{kind}", Kind = kind, Sha256 = await PutAsync(name, kind) });
        await _room.ShowAsync([.. shown]);
        await watcher.UntilAsync(w => shown.All(one => w.Alarms.Any(alarm => alarm.Code == "shown-undecodable" && alarm.Detail.StartsWith(one.Source + ": ", StringComparison.Ordinal))), "each has its alarm", _limit.Token);
        await _room.PassAsync(watcher, watcher.Latest!.HearingUs + 3_000_000);
        await _room.StopAsync(watcher);

        Assert.Equal(before.NodeStart, watcher.Latest!.NodeStart);
        Assert.Equal(shown.Count, watcher.Alarms.Count());
        Assert.Empty(ManifestVerifier.Verify(_node.RoomFolder(ShownRoom.Id), ShownRoom.Id));
        await TestNode.WaitUntilAsync(() => Task.FromResult(ShownRoom.DecodersBelow(_node.Data).Count == 0), "all decoders have ended", _limit.Token);
    }

    [Theory]
    [InlineData("shown/../../etc", null, 0.5)]
    [InlineData("s1/cam/av", null, 0.5)]
    [InlineData("shown/p1", "../../../../etc/passwd", 0.5)]
    [InlineData("shown/p1", null, double.NaN)]
    [InlineData("shown/p1", null, 1e9)]
    public async Task What_could_not_be_shown_is_refused_before_it_is_kept(string source, string? sha256, double x)
    {
        await _room.ConvergeAsync();
        var page = new Shown { Source = source, Sha256 = sha256 ?? new string('a', 64), View = new ShownView { Pointer = new ShownPoint { X = x, Y = 0.5 } } };
        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => _room.ShowAsync(page))).StatusCode);
        _room.Wanted.Shown.Clear();
        await _room.ConvergeAsync();
    }

    [Fact]
    public async Task A_page_of_more_than_64_MiB_is_refused_and_leaves_nothing()
    {
        await File.WriteAllBytesAsync(_files["large"], new byte[(64 << 20) + 1], _limit.Token);
        await _room.ConvergeAsync();
        Assert.Equal(StatusCode.ResourceExhausted, (await Assert.ThrowsAsync<RpcException>(() => PutAsync("large", Kind.Page))).StatusCode);
        Assert.Empty(Directory.GetFiles(Path.Combine(_node.RoomFolder(ShownRoom.Id), "shown")));
        await PutAsync("large", Kind.Clip);
    }

    private Task<string> PutAsync(string name, Kind kind) => _room.PutAsync(_files[name], kind);

    private void MakeRubbish()
    {
        Ffmpeg.Run("-f", "lavfi", "-i", "testsrc2=s=1240x1754", "-frames:v", "1", _files["whole.png"]);
        var png = File.ReadAllBytes(_files["whole.png"]);
        File.WriteAllBytes(_files["truncated"], png[..(png.Length / 2)]);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 60_000);
        File.WriteAllBytes(_files["absurd"], png);
        File.WriteAllBytes(_files["random"], RandomNumberGenerator.GetBytes(300_000));
        File.WriteAllText(_files["text"], string.Concat(Enumerable.Repeat("证据目录\n", 1000)));
        File.WriteAllText(_files["playlist"], "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n");
    }
}
