using Arbitration.Testing;

namespace Arbitration.EndToEnd.Tests;

/// <summary>One network, one system and two people at their browsers, for several tests, each with a hearing and rules of its own.</summary>
public sealed class FencedPair : IAsyncLifetime
{
    private FencedHearing? _last;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task<FencedHearing> BeginAsync(Func<int, string[]> forbidden) =>
        _last = _last is null ? await FencedHearing.OpenAsync(forbidden) : await _last.AgainAsync(forbidden);

    /// <summary>Both leave their hearing, for a test that brings its own people.</summary>
    public async Task RestAsync()
    {
        if (_last is null) return;
        foreach (var person in (Person[])[_last.Party, _last.Other]) await person.Page.GotoAsync("about:blank");
    }

    public async Task DisposeAsync()
    {
        if (_last is not null) await _last.DisposeAsync();
    }
}
