using System.Text.Json.Nodes;
using Arbitration.Court.Access;
using Arbitration.Court.Courtroom.WallScreens;
using Microsoft.Extensions.Time.Testing;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>The codes of waiting screens, and what is sent to a screen of what changed.</summary>
public sealed class WallCodeTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));
    private readonly WallCodes _codes;

    public WallCodeTests() => _codes = new WallCodes(_time);

    [Fact]
    public void A_code_is_six_digits_stays_for_its_time_and_is_followed_by_another()
    {
        var (screen, other) = (Screen(1), Screen(2));
        var code = _codes.CodeOf(screen)!;
        Assert.Matches("^[0-9]{6}$", code);
        Assert.NotEqual(code, _codes.CodeOf(other));
        _time.Advance(WallCodes.Shown - TimeSpan.FromSeconds(1));
        Assert.Equal(code, _codes.CodeOf(screen));
        _time.Advance(TimeSpan.FromSeconds(1));
        var next = _codes.CodeOf(screen);
        Assert.NotEqual(code, next);
        // Whoever was just typing the old one is not turned away.
        Assert.Equal((WallCodeIs.Right, screen), _codes.Take(code, "clerk"));
    }

    [Fact]
    public void A_code_that_is_too_old_is_wrong()
    {
        var code = _codes.CodeOf(Screen(1))!;
        _time.Advance(WallCodes.Good);
        Assert.Equal(WallCodeIs.Wrong, _codes.Take(code, "clerk").Is);
    }

    [Fact]
    public void A_code_is_good_for_one_pairing()
    {
        var screen = Screen(1);
        var code = _codes.CodeOf(screen)!;
        Assert.Equal((WallCodeIs.Right, screen), _codes.Take(code, "clerk"));
        Assert.Equal(WallCodeIs.Wrong, _codes.Take(code, "clerk").Is);
    }

    [Fact]
    public void Whoever_guesses_five_times_waits_even_with_the_right_code_and_others_do_not()
    {
        var screen = Screen(1);
        var code = _codes.CodeOf(screen)!;
        for (var guess = 0; guess < WallCodes.Tries; guess++) Assert.Equal(WallCodeIs.Wrong, _codes.Take("", "guesser").Is);
        Assert.Equal(WallCodeIs.TooMany, _codes.Take(code, "guesser").Is);
        Assert.Equal(WallCodeIs.Right, _codes.Take(code, "clerk").Is);
        _time.Advance(WallCodes.Window);
        Assert.Equal(WallCodeIs.Right, _codes.Take(_codes.CodeOf(screen)!, "guesser").Is);
    }

    [Fact]
    public void Many_who_guess_a_little_are_stopped_together()
    {
        var code = _codes.CodeOf(Screen(1))!;
        for (var guess = 0; guess < WallCodes.TriesOfAll; guess++) _codes.Take("", $"hearing {guess}");
        Assert.Equal(WallCodeIs.TooMany, _codes.Take(code, "clerk").Is);
        _time.Advance(WallCodes.Window);
        Assert.Equal(WallCodeIs.Right, _codes.Take(_codes.CodeOf(Screen(1))!, "clerk").Is);
    }

    [Fact]
    public void So_many_wait_and_no_more_until_one_has_gone()
    {
        for (var screen = 0; screen < WallCodes.MostScreens; screen++) Assert.NotNull(_codes.CodeOf(Screen(screen)));
        Assert.Null(_codes.CodeOf(Screen(9_999)));
        _codes.Forget(Screen(3));
        Assert.NotNull(_codes.CodeOf(Screen(9_999)));
    }

    [Theory]
    [InlineData("""{"a":1,"b":{"c":1,"d":[1]}}""", """{"a":1,"b":{"c":2,"d":[1]}}""", """{"b":{"c":2}}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":null}""", """{"a":null}""")]
    [InlineData("""{"a":null}""", """{"a":{"b":1}}""", """{"a":{"b":1}}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,2]}""", null)]
    [InlineData(null, """{"a":null}""", """{"a":null}""")]
    public void Only_what_changed_is_sent(string? before, string after, string? patch) =>
        Assert.Equal(patch, MergePatch.Between(before is null ? null : JsonNode.Parse(before)!.AsObject(), JsonNode.Parse(after)!.AsObject())?.ToJsonString());

    private static WallSecret Screen(int number) => new(Secrets.Hash($"{number}"));
}
