using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Sound;
using Arbitration.Media.Tests.Libav;
using Xunit;

namespace Arbitration.Media.Tests.Mixing;

public sealed class ProgrammeSoundTests
{
    [Fact]
    public void Everybody_who_is_not_muted_is_heard_and_the_others_are_not()
    {
        using var folder = new TempFolder();
        using Rig rig = ProgrammePictureTests.Grid(4);
        rig.Programme.SetSeats([
            ProgrammePictureTests.Seat(0), ProgrammePictureTests.Seat(1) with { Muted = true },
            ProgrammePictureTests.Seat(2), ProgrammePictureTests.Seat(3) with { Out = true }]);
        rig.Record();
        rig.Run(60);
        Assert.Equal([true, false, true, false], rig.Programme.Levels().Select(level => level.Speaking));
        Assert.InRange(rig.Programme.Levels()[0].Dbfs, -24, -22);
        rig.Save(folder["r.mp4"]);
        ReadOnlySpan<float> sound = Ffmpeg.Sound(folder["r.mp4"]).AsSpan(24_000, 48_000);
        Assert.InRange(TestMedia.Amplitude(sound, 400), 0.08, 0.12);
        Assert.InRange(TestMedia.Amplitude(sound, 550), 0, 0.002);
        Assert.InRange(TestMedia.Amplitude(sound, 700), 0.08, 0.12);
        Assert.InRange(TestMedia.Amplitude(sound, 850), 0, 0.002);
    }

    [Fact]
    public void A_seat_aside_is_seen_and_known_to_speak_but_not_heard()
    {
        using var folder = new TempFolder();
        using Rig rig = ProgrammePictureTests.Grid(2);
        rig.Programme.SetSeats([ProgrammePictureTests.Seat(0), ProgrammePictureTests.Seat(1) with { Aside = true }]);
        rig.Record();
        rig.Run(60);
        Assert.Equal([true, true], rig.Programme.Levels().Select(level => level.Speaking));
        rig.Save(folder["r.mp4"]);
        ReadOnlySpan<float> sound = Ffmpeg.Sound(folder["r.mp4"]).AsSpan(24_000, 48_000);
        Assert.InRange(TestMedia.Amplitude(sound, 400), 0.08, 0.12);
        Assert.InRange(TestMedia.Amplitude(sound, 550), 0, 0.002);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13_000)]
    [InlineData(29_000)]
    public void Flash_and_beep_of_one_moment_are_at_most_a_frame_apart_in_the_file(long withinTickUs)
    {
        using var folder = new TempFolder();
        using Rig rig = ProgrammePictureTests.Grid(1, (_, person) => (person.Camera, person.Microphone) = (false, false));
        ProgrammeSource source = rig.People[0].Source;
        rig.Record();
        rig.Run(50);
        long at = rig.NowUs - 20_000 + withinTickUs;
        source.PushVideo(TestMedia.Picture(640, 360, 50, 128, 128, 0), at - 200_000);
        source.PushVideo(TestMedia.Picture(640, 360, 235, 128, 128, 0), at);
        source.PushAudio(TestMedia.Tone(1000, 4800, 0.5f), at);
        rig.Run(25);
        var tile = rig.TileOf("s0");
        rig.Save(folder["r.mp4"]);
        int middle = ((tile.Y + (tile.Height / 8)) * 1280) + tile.X + (tile.Width / 8);
        double flash = Ffmpeg.Pictures(folder["r.mp4"], 1280, 720).TakeWhile(p => p[middle] < 200).Count() / 25.0;
        double beep = Ffmpeg.Sound(folder["r.mp4"]).TakeWhile(s => Math.Abs(s) < 0.1).Count() / 48_000.0;
        Assert.InRange(flash, 2, 2.3);
        Assert.InRange(beep - flash, -0.04, 0.04);
    }

    [Fact]
    public void Sound_that_begins_ends_or_is_muted_does_not_click()
    {
        var sound = new SourceSound();
        float[] tone = TestMedia.Tone(300, 4800, 0.5f, firstSample: 40);
        sound.Write(tone, 10_000);
        sound.Write(tone, 20_000);
        float[] heard = new float[24_000];
        for (int at = 0; at < heard.Length; at += 960)
        {
            sound.AddTo(heard.AsSpan(at, 960), 8000 + at, audible: at is < 14_000 or > 16_000);
        }
        float steepest = heard.Zip(heard.Skip(1), (a, b) => Math.Abs(a - b)).Max();
        // The tone's own steepest step is 0.5 · 2π · 300 / 48000 = 0.02.
        Assert.True(steepest < 0.03, $"a step of {steepest}");
        Assert.InRange(heard.Max(), 0.49, 0.51);
    }

    [Fact]
    public void Who_leaves_joins_or_loses_the_seat_does_not_click()
    {
        var cast = new Cast();
        cast.Seat([ProgrammePictureTests.Seat(0), ProgrammePictureTests.Seat(1)]);
        float[] heard = new float[1920 * 60];
        float[] tone = TestMedia.Tone(300, heard.Length, 0.4f, firstSample: 40);
        for (int tick = 0; tick < 60; tick++)
        {
            if (tick == 5) cast.Add("a", "s0", SourceKind.Person).Sound.Write(tone.AsSpan(0, 1920 * 20), 1920 * 5);
            if (tick == 15) cast.Remove("a");
            if (tick == 25) cast.Add("b", "s1", SourceKind.Person).Sound.Write(tone.AsSpan(0, 1920 * 30), 1920 * 25);
            if (tick == 40) cast.Seat([ProgrammePictureTests.Seat(0)]);
            cast.AddSound(heard.AsSpan(tick * 1920, 1920), tick * 1920, audible: true);
        }
        float steepest = heard.Zip(heard.Skip(1), (a, b) => Math.Abs(a - b)).Max();
        // The tone's own steepest step is 0.4 · 2π · 300 / 48000 = 0.0157; -40 dBFS on top of it would be 0.01 more.
        Assert.InRange(steepest, 0.01, 0.0257);
        Assert.InRange(heard.AsSpan(1920 * 17, 1920 * 7).ToArray().Max(), 0, 0.001);
        Assert.InRange(heard.AsSpan(1920 * 42).ToArray().Max(), 0, 0.001);
    }

    [Fact]
    public void A_sender_whose_clock_drifts_stays_in_step_without_holes()
    {
        var sound = new SourceSound();
        float[] heard = new float[960];
        double worst = 0;
        for (int packet = 0; packet < 3000; packet++)
        {
            // 200 ppm: after a minute the plain sum would be 12 ms off.
            long at = 10_000 + (long)(packet * 960 * 1.0002);
            sound.Write(TestMedia.Tone(1000, 960, 0.5f, packet * 960L), at);
            sound.AddTo(heard.AsSpan(), at - 1000, audible: true);
            Array.Clear(heard);
            worst = Math.Max(worst, Math.Abs(sound.EndOffset(at + 960)));
        }
        Assert.True(worst < 300, $"{worst} samples out of step");
    }

    [Fact]
    public void A_loud_sum_is_bent_and_not_cut()
    {
        float[] mix = TestMedia.Tone(200, 4800, 2.4f);
        SoftLimiter.Apply(mix);
        Assert.True(mix.Max() < 1);
        Assert.True(mix.Max() > 0.95);
        float[] quiet = TestMedia.Tone(200, 4800, 0.6f), same = [.. quiet];
        SoftLimiter.Apply(quiet);
        Assert.Equal(same, quiet);
    }

    [Fact]
    public void The_speaking_mark_neither_jumps_at_a_knock_nor_flickers_between_words()
    {
        var meter = new SeatMeter();
        meter.Add(0.01);
        Assert.False(meter.Speaking);
        meter.Add(0.01);
        Assert.True(meter.Speaking);
        for (int tick = 0; tick < 10; tick++)
        {
            meter.Add(0);
        }
        Assert.True(meter.Speaking);
        for (int tick = 0; tick < 60; tick++)
        {
            meter.Add(0);
        }
        Assert.False(meter.Speaking);
        Assert.Equal(-100, meter.Dbfs);
    }
}
