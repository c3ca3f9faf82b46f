using Arbitration.Media.Contract;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Recording;
using Arbitration.Media.Tests.Janus;
using Arbitration.Media.Tests.Libav;
using static Arbitration.Media.Contract.Shown.Types;

namespace Arbitration.Media.Tests.Node;

/// <summary>A clip that flashes and beeps every three seconds, through a real node: when does it do so in the recording?</summary>
public sealed class ShownClipTests : IAsyncLifetime
{
    private const int Hertz = 1000;
    private readonly TestNode _node = new();
    private readonly TempFolder _files = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(200));
    private readonly ShownRoom _room;

    public ShownClipTests() => _room = new ShownRoom(_node, _limit.Token);

    public Task InitializeAsync() => _node.StartAsync(_limit.Token);

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        _files.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task Its_flashes_and_beeps_are_where_hearing_time_has_them_also_after_a_pause_and_a_jump()
    {
        await using var watcher = await BeginAsync();
        var clip = await ClipAsync();
        await _room.ShowAsync(clip);
        var (playUs, pauseUs) = (watcher.Latest!.HearingUs + 3_000_000, watcher.Latest!.HearingUs + 11_000_000);
        await PlayAsync(clip, true, 0, playUs);
        await _room.PassAsync(watcher, pauseUs - 1_500_000);
        await PlayAsync(clip, false, pauseUs - playUs, pauseUs);
        await _room.PassAsync(watcher, pauseUs + 3_000_000);
        var jumpUs = watcher.Latest!.HearingUs + 2_500_000;
        await PlayAsync(clip, true, 28_500_000, jumpUs);
        await _room.PassAsync(watcher, jumpUs + 7_000_000);
        await _room.StopAsync(watcher);

        Assert.Empty(watcher.Alarms);
        Assert.Empty(ManifestVerifier.Verify(_node.RoomFolder(ShownRoom.Id), ShownRoom.Id));
        Assert.DoesNotContain(Manifest.Read(Path.Combine(_node.RoomFolder(ShownRoom.Id), "manifest.jsonl")), row => row.Track.StartsWith(RoomFolder.SoundTrack, StringComparison.Ordinal));
        Check(_room.Recorded(), [playUs + 1_000_000, playUs + 4_000_000, playUs + 7_000_000, jumpUs + 2_500_000, jumpUs + 5_500_000]);
    }

    [Fact]
    public async Task After_a_restart_of_the_node_it_is_where_the_new_epochs_hearing_time_has_it()
    {
        var clip = await BeginAndShowAsync(out var watching);
        long playUs;
        await using (var watcher = await watching)
        {
            playUs = watcher.Latest!.HearingUs + 2_500_000;
            await PlayAsync(clip, true, 0, playUs);
            await _room.PassAsync(watcher, playUs + 2_000_000);
            await _node.KillAsync();
        }

        await TestNode.WaitUntilAsync(() => Task.FromResult(ShownRoom.DecodersBelow(_node.Data).Count == 0), "no decoder outlives its node", _limit.Token);
        await _node.StartAsync(_limit.Token);
        await using var after = new Watcher(_node.Client, ShownRoom.Id);
        await after.UntilAsync(w => w.Latest is { Epoch: 0 }, "the node is there and records nothing", _limit.Token);
        await TestNode.WaitUntilAsync(() => Task.FromResult(ShownRoom.DecodersBelow(_node.Data).Count == 1), "the clip is there again by itself", _limit.Token);
        await _room.ConvergeAsync(room => (room.Recording.Epoch, room.Recording.HearingUs) = (2, 20_000_000));
        await after.UntilAsync(w => w.Latest!.HearingUs > 31_000_000, "the second epoch is recorded", _limit.Token);
        await _room.StopAsync(after);

        Assert.Empty(after.Alarms);
        // The first two seconds belong to the decoder, which has to begin anew.
        Check(_room.Recorded(2), [.. Enumerable.Range(0, 20).Select(flash => playUs + 1_000_000 + (flash * 3_000_000L)).Where(at => at is > 23_000_000 and < 30_000_000)], sinceUs: 22_500_000);
    }

    [Fact]
    public async Task A_slate_sounds_nothing_of_it_and_afterwards_it_goes_on_in_its_time()
    {
        var clip = await BeginAndShowAsync(out var watching);
        await using var watcher = await watching;
        var playUs = watcher.Latest!.HearingUs + 2_500_000;
        await PlayAsync(clip, true, 0, playUs);
        await _room.PassAsync(watcher, playUs + 1_500_000);
        await _room.ConvergeAsync(room => room.Scene.Kind = Scene.Types.Kind.Slate);
        var slateUs = watcher.Latest!.HearingUs;
        await _room.PassAsync(watcher, slateUs + 8_000_000);
        await _room.ConvergeAsync(room => room.Scene.Kind = Scene.Types.Kind.Document);
        var backUs = watcher.Latest!.HearingUs;
        await _room.PassAsync(watcher, backUs + 8_000_000);
        await _room.StopAsync(watcher);

        Assert.True(_room.Recorded().MeanVolume(TimeSpan.FromMicroseconds(slateUs + 1_500_000), TimeSpan.FromSeconds(5)) < -80, "the slate is silent");
        var flashes = Enumerable.Range(0, 20).Select(flash => playUs + 1_000_000 + (flash * 3_000_000L)).Where(at => at > backUs + 2_500_000 && at < backUs + 7_000_000).ToList();
        Assert.NotEmpty(flashes);
        Check(_room.Recorded(), flashes, sinceUs: flashes[0] - 1_000_000);
    }

    [Fact]
    public async Task A_decoder_that_is_killed_is_replaced_and_one_that_breaks_again_and_again_is_given_up_in_words()
    {
        var clip = await BeginAndShowAsync(out var watching);
        await using var watcher = await watching;
        await _room.ConvergeAsync(room => room.Seats.Add(new Seat { Seat_ = "s1", Role = "申请人", Name = "甲" }));
        var rooms = await _node.RoomsAsync(_limit.Token);
        _node.Own(new RtpPlayer(await rooms.AddRemotePublisherAsync(ShownRoom.Id, "s1/cam/av#1", RtpPlayer.Streams, _limit.Token)));
        await watcher.UntilAsync(w => w.Sources.Any(source => source.State == SourceState.Types.State.Flowing), "somebody is heard", _limit.Token);
        await _room.PassAsync(watcher, watcher.Latest!.HearingUs + 3_000_000);
        var playUs = watcher.Latest!.HearingUs + 1_000_000;
        await PlayAsync(clip, true, 0, playUs);
        await _room.PassAsync(watcher, playUs + 1_500_000);
        var before = watcher.Latest!;
        await KillDecoderAsync();
        await watcher.UntilAsync(w => w.Alarms.Any(alarm => alarm.Code == "shown-undecodable" && alarm.Detail.StartsWith("shown/c1: its decoder broke off and is", StringComparison.Ordinal)), "the alarm comes", _limit.Token);
        await _room.PassAsync(watcher, watcher.Latest!.HearingUs + 6_000_000);
        var restarted = watcher.Latest!.HearingUs;
        await _room.PassAsync(watcher, restarted + 5_000_000);
        await KillDecoderAsync();
        await watcher.UntilAsync(w => w.Alarms.Count(alarm => alarm.Code == "shown-undecodable") == 2, "the second alarm comes", _limit.Token);
        await KillDecoderAsync();
        await watcher.UntilAsync(w => w.Alarms.Any(alarm => alarm.Detail == "shown/c1: its decoder broke off again and again: given up"), "it is given up", _limit.Token);
        await _room.PassAsync(watcher, watcher.Latest!.HearingUs + 3_000_000);
        await _room.StopAsync(watcher);

        Assert.Equal(before.NodeStart, watcher.Latest!.NodeStart);
        Assert.Empty(ShownRoom.DecodersBelow(_node.Data));
        // Whoever speaks meanwhile is heard all the time; a quarter is left for a machine whose sender has to wait for its turn.
        var heard = _room.Recorded().Heard(440, before.HearingUs, restarted + 5_000_000);
        Assert.True(heard.Count(one => one > 0.01) >= heard.Count * 0.75, string.Join(" ", heard.Select(one => one.ToString("0.000"))));
        var came = Enumerable.Range(0, 20).Select(flash => playUs + 1_000_000 + (flash * 3_000_000L)).Where(at => at > restarted && at < restarted + 4_500_000).ToList();
        Assert.NotEmpty(came);
        Assert.All(came, at => Assert.Contains(Flashes(_room.Recorded()), flash => Math.Abs(flash - (at / 1e6)) < 0.5));
    }

    private async Task<Watcher> BeginAsync()
    {
        await _room.ConvergeAsync();
        var watcher = new Watcher(_node.Client, ShownRoom.Id);
        await watcher.UntilAsync(w => w.Latest?.HearingUs > 0, "it is recorded", _limit.Token);
        return watcher;
    }

    private Task<Shown> BeginAndShowAsync(out Task<Watcher> watching)
    {
        var began = watching = BeginAsync();
        return ShowAsync();

        async Task<Shown> ShowAsync()
        {
            await began;
            var clip = await ClipAsync();
            await _room.ShowAsync(clip);
            return clip;
        }
    }

    private async Task<Shown> ClipAsync()
    {
        Ffmpeg.Run(
            "-f", "lavfi", "-i", "color=black:s=640x360:r=25:d=60,drawbox=c=white:t=fill:enable='lt(mod(t+2,3),0.2)'",
            "-f", "lavfi", "-i", $"aevalsrc='if(lt(mod(t+2,3),0.2),0.4*sin(2*PI*{Hertz}*t),0)':s=48000:d=60",
            "-c:v", "libx264", "-preset", "ultrafast", "-g", "100", "-pix_fmt", "yuv420p", "-c:a", "aac", _files["clip.mp4"]);
        return new Shown { Source = "shown/c1", Kind = Kind.Clip, Sha256 = await _room.PutAsync(_files["clip.mp4"], Kind.Clip) };
    }

    private Task PlayAsync(Shown clip, bool playing, long positionUs, long atHearingUs)
    {
        clip.Play = new ClipPlay { Playing = playing, PositionUs = positionUs, AtHearingUs = atHearingUs };
        return _room.ShowAsync(clip);
    }

    private async Task KillDecoderAsync()
    {
        await TestNode.WaitUntilAsync(() => Task.FromResult(ShownRoom.DecodersBelow(_node.Data).Count == 1), "there is one decoder", _limit.Token);
        using var decoder = System.Diagnostics.Process.GetProcessById(ShownRoom.DecodersBelow(_node.Data)[0]);
        decoder.Kill();
        await decoder.WaitForExitAsync(_limit.Token);
    }

    // On a machine without time to spare the mixer repeats a picture now and then, so one flash may be late; most are not.
    private static void Check(RecordedFile recorded, IReadOnlyList<long> wantedUs, long sinceUs = 0)
    {
        Assert.NotEmpty(wantedUs);
        foreach (var (what, found) in (ReadOnlySpan<(string, IReadOnlyList<double>)>)[("flashes", Flashes(recorded)), ("beeps", recorded.Beeps(Hertz))])
        {
            var heard = found.Where(at => at > sinceUs / 1e6).ToList();
            var told = $"{what} at {string.Join(" ", heard.Select(at => at.ToString("0.000")))}, wanted {string.Join(" ", wantedUs.Select(us => (us / 1e6).ToString("0.000")))}";
            Assert.All(heard, at => Assert.True(wantedUs.Any(us => Math.Abs(at - (us / 1e6)) < 0.6) || at > (wantedUs[^1] / 1e6) + 1, told));
            var off = wantedUs.Select(us => heard.Select(at => Math.Abs(at - (us / 1e6))).DefaultIfEmpty(99).Min()).Order().ToList();
            Assert.True(off[^1] < 0.6 && off[(off.Count - 1) / 2] <= 0.041, told);
        }
    }

    private static IReadOnlyList<double> Flashes(RecordedFile recorded)
    {
        var display = ShownRoom.Display(upright: false);
        var light = recorded.Light(new Area(display.X + (display.Width / 2) - 50, display.Y + (display.Height / 2) - 50, 100, 100));
        return [.. light.Zip(light.Skip(1)).Where(pair => pair.First.Light < 128 && pair.Second.Light >= 128).Select(pair => pair.Second.At)];
    }
}
