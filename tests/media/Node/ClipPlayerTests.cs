using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Node;
using Arbitration.Media.Tests.Libav;
using Microsoft.Extensions.Time.Testing;

namespace Arbitration.Media.Tests.Node;

/// <summary>Where a clip is at which picture of the programme, on a clock that the test moves.</summary>
public sealed class ClipPlayerTests : IDisposable
{
    private const long TickUs = 40_000;
    private readonly FakeTimeProvider _time = new();
    private readonly Programme _programme;
    private readonly ProgrammeSource _clip;
    private readonly ClipPlayer _player;
    private readonly ClipReel _reel = new(0);
    private readonly List<int> _seen = [];
    private readonly List<Fragment> _fragments = [];
    private readonly byte[] _init;
    private readonly long _startUs;

    public ClipPlayerTests()
    {
        _time.Advance(TimeSpan.FromSeconds(100));
        _programme = new Programme(new ProgrammeOptions { OwnThread = false }, _time);
        _player = new ClipPlayer(_time);
        _clip = _programme.AddSource("shown/c1", "", SourceKind.Clip);
        _startUs = _time.NowUs();
        // It sounds from its third second to its fifth.
        _reel.Add(new DecodedPart(DecodedKind.Sound, 2_000_000, Sound: TestMedia.Tone(1000, 48_000 * 2)));
        // 16 … 215 for the 200 pictures of eight seconds.
        for (int i = 0; i < 200; i++) _reel.Add(new DecodedPart(DecodedKind.Picture, i * TickUs, Picture: TestMedia.Picture(64, 36, (byte)(16 + i), 128, 128, 0)));
        _reel.End();
        _programme.SetScene(new ProgrammeScene { FollowsDisplay = true });
        _init = _programme.StartEncoding(0, _startUs, _fragments.Add);
    }

    public void Dispose()
    {
        _programme.Dispose();
        _reel.Dispose();
    }

    [Fact]
    public void Playing_it_is_at_its_position_at_every_picture()
    {
        _player.Follow(new ClipLine(true, 1_000_000, _startUs + (5 * TickUs)), _clip);
        Run(30);
        Assert.Equal(Enumerable.Repeat(25, 5).Concat(Enumerable.Range(25, 25)), _seen);
    }

    [Fact]
    public void A_pause_that_is_said_in_time_lands_on_its_picture_and_holds_it()
    {
        _player.Follow(new ClipLine(true, 0, _startUs), _clip);
        Run(10);
        _player.Follow(new ClipLine(false, 15 * TickUs, _startUs + (15 * TickUs)), _clip);
        Run(200);
        Assert.Equal(Enumerable.Range(0, 16).Concat(Enumerable.Repeat(15, 194)), _seen);
    }

    [Fact]
    public void A_pause_that_is_said_too_late_goes_back_to_its_picture_at_once()
    {
        _player.Follow(new ClipLine(true, 0, _startUs), _clip);
        Run(20);
        _player.Follow(new ClipLine(false, 12 * TickUs, _startUs + (12 * TickUs)), _clip);
        Run(5);
        Assert.Equal(Enumerable.Range(0, 20).Concat(Enumerable.Repeat(12, 5)), _seen);
    }

    [Fact]
    public void A_jump_that_was_announced_lands_on_its_picture()
    {
        _player.Follow(new ClipLine(true, 0, _startUs), _clip);
        Run(5);
        _player.Follow(new ClipLine(true, 100 * TickUs, _startUs + (8 * TickUs)), _clip);
        Run(10);
        Assert.Equal([.. Enumerable.Range(0, 8), .. Enumerable.Range(100, 7)], _seen);
    }

    [Fact]
    public void Its_sound_begins_with_its_position_and_ends_with_a_pause()
    {
        _player.Follow(new ClipLine(true, 1_500_000, _startUs + (5 * TickUs)), _clip);
        Run(20);
        _player.Follow(new ClipLine(false, 2_800_000, _startUs + (5 * TickUs) + 1_300_000), _clip);
        Run(60);
        _programme.StopEncoding();
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["r.mp4"], [.. _init, .. _fragments.SelectMany(fragment => fragment.Bytes.ToArray())]);
        var sound = Ffmpeg.Sound(folder["r.mp4"]);
        Assert.Equal(0.7, Array.FindIndex(sound, sample => Math.Abs(sample) > 0.1) / 48_000.0, 0.01);
        Assert.Equal(1.5, Array.FindLastIndex(sound, sample => Math.Abs(sample) > 0.1) / 48_000.0, 0.01);
    }

    [Fact]
    public void At_its_end_the_last_picture_stays()
    {
        _player.Follow(new ClipLine(true, 190 * TickUs, _startUs), _clip);
        Run(30);
        Assert.Equal([.. Enumerable.Range(190, 10), .. Enumerable.Repeat(199, 20)], _seen);
    }

    [Fact]
    public void What_is_taken_out_and_shown_again_goes_on_where_hearing_time_is()
    {
        _player.Follow(new ClipLine(true, 0, _startUs), _clip);
        Run(10);
        _programme.RemoveSource("shown/c1");
        _programme.Step();
        _time.Advance(TimeSpan.FromMicroseconds(TickUs));
        var again = _programme.AddSource("shown/c1", "", SourceKind.Clip);
        _player.Begin();
        Run(5, again);
        Assert.Equal([.. Enumerable.Range(0, 10), .. Enumerable.Range(11, 5)], _seen);
    }

    [Fact]
    public void Pictures_that_come_late_are_skipped_and_the_next_are_on_time()
    {
        using var slow = new ClipReel(0);
        _player.Follow(new ClipLine(true, 0, _startUs), _clip);
        Run(10, reel: slow);
        for (int i = 0; i < 30; i++) slow.Add(new DecodedPart(DecodedKind.Picture, i * TickUs, Picture: TestMedia.Picture(64, 36, (byte)(16 + i), 128, 128, 0)));
        Run(10, reel: slow);
        Assert.Equal([.. Enumerable.Repeat(-1, 10), .. Enumerable.Range(10, 10)], _seen);
    }

    // The player is called just before each tick, as its thread would within 20 ms of it.
    private void Run(int ticks, ProgrammeSource? output = null, ClipReel? reel = null)
    {
        for (int i = 0; i < ticks; i++)
        {
            while (!_player.Advance(reel ?? _reel, output ?? _clip))
            {
            }

            _programme.Step();
            _programme.Look((picture, tileOf) => _seen.Add(tileOf("display") is { } tile ? picture.Plane(0)[((tile.Y + (tile.Height / 2)) * picture.Stride(0)) + tile.X + (tile.Width * 7 / 8)] - 16 : -1));
            _time.Advance(TimeSpan.FromMicroseconds(TickUs));
        }
    }
}
