using System.Text.Json.Nodes;
using Arbitration.Media.Janus;

namespace Arbitration.Media.Tests.Janus;

public sealed class JanusConnectionTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly FakeGateway _gateway = new();
    private JanusConnection _connection = null!;

    public async Task InitializeAsync() => _connection = await ConnectAsync(Limit);

    public async Task DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task Each_request_carries_the_secret_and_a_transaction_of_its_own()
    {
        var (first, second) = (AskAsync("one"), AskAsync("two"));
        var (a, b) = (await _gateway.HearAsync(), await _gateway.HearAsync());
        Assert.All([a, b], heard => Assert.Equal("secret", heard.GetProperty("apisecret").GetString()));
        Assert.NotEqual(Transaction(a), Transaction(b));
        foreach (var heard in (System.Text.Json.JsonElement[])[a, b]) await _gateway.SayAsync(new { janus = "success", transaction = Transaction(heard) });
        await Task.WhenAll(first, second).WaitAsync(Limit);
    }

    [Fact]
    public async Task Answers_out_of_order_find_their_requests()
    {
        var first = AskAsync("first");
        var a = await _gateway.HearAsync();
        var second = AskAsync("second");
        var b = await _gateway.HearAsync();
        await _gateway.SayAsync(new { janus = "success", transaction = Transaction(b), says = "b" });
        Assert.Equal("b", await second.WaitAsync(Limit));
        Assert.False(first.IsCompleted);
        await _gateway.SayAsync(new { janus = "success", transaction = Transaction(a), says = "a" });
        Assert.Equal("a", await first.WaitAsync(Limit));
    }

    [Fact]
    public async Task An_ack_is_the_answer_only_where_nothing_more_comes()
    {
        var asked = AskAsync("plugin");
        var heard = await _gateway.HearAsync();
        await _gateway.SayAsync(new { janus = "ack", transaction = Transaction(heard) });
        await _gateway.SayAsync(new { janus = "event", transaction = Transaction(heard), says = "done" });
        Assert.Equal("done", await asked.WaitAsync(Limit));

        var trickled = _connection.RequestAsync("trickle", new JsonObject { ["janus"] = "trickle" }, ackIsAnswer: true, CancellationToken.None);
        await _gateway.SayAsync(new { janus = "ack", transaction = Transaction(await _gateway.HearAsync()) });
        await trickled.WaitAsync(Limit);
    }

    [Fact]
    public async Task A_request_without_an_answer_ends_at_its_limit_and_a_late_answer_disturbs_nobody()
    {
        await using var gateway = new FakeGateway();
        var accepting = gateway.AcceptAsync();
        await using var hasty = await JanusConnection.ConnectAsync(gateway.Address, "secret", TimeSpan.FromMilliseconds(500), TimeProvider.System, CancellationToken.None);
        await accepting;
        var asked = hasty.RequestAsync("slow", new JsonObject { ["janus"] = "slow" }, false, CancellationToken.None);
        var late = await gateway.HearAsync();
        var timedOut = await Assert.ThrowsAsync<JanusTimedOut>(() => asked.WaitAsync(Limit));
        Assert.Contains("slow", timedOut.Message, StringComparison.Ordinal);

        await gateway.SayAsync(new { janus = "success", transaction = Transaction(late) });
        var next = hasty.RequestAsync("next", new JsonObject { ["janus"] = "next" }, false, CancellationToken.None);
        await gateway.SayAsync(new { janus = "success", transaction = Transaction(await gateway.HearAsync()) });
        await next.WaitAsync(Limit);
    }

    [Fact]
    public async Task A_lost_connection_ends_what_waits_and_refuses_what_comes()
    {
        var asked = AskAsync("waiting");
        await _gateway.HearAsync();
        _gateway.HangUp();
        await Assert.ThrowsAsync<JanusLost>(() => asked.WaitAsync(Limit));
        await _connection.Closed.WaitAsync(Limit);
        await Assert.ThrowsAsync<JanusLost>(() => AskAsync("later").WaitAsync(Limit));
    }

    [Fact]
    public async Task What_is_no_json_ends_the_connection()
    {
        var asked = AskAsync("waiting");
        await _gateway.HearAsync();
        await _gateway.SayAsync("{ not json");
        await Assert.ThrowsAsync<JanusLost>(() => asked.WaitAsync(Limit));
    }

    [Fact]
    public async Task An_error_is_a_refusal_with_its_code()
    {
        var asked = AskAsync("attach");
        await _gateway.SayAsync(new { janus = "error", transaction = Transaction(await _gateway.HearAsync()), error = new { code = 458, reason = "No such session" } });
        Assert.Equal(JanusRefused.NoSuchSession, (await Assert.ThrowsAsync<JanusRefused>(() => asked.WaitAsync(Limit))).Code);
    }

    [Fact]
    public async Task Events_go_to_the_listener_of_their_handle()
    {
        var creating = JanusSession.CreateAsync(_connection, CancellationToken.None);
        await _gateway.SayAsync(new { janus = "success", transaction = Transaction(await _gateway.HearAsync()), data = new { id = 5 } });
        var session = await creating.WaitAsync(Limit);
        var told = new TaskCompletionSource<JanusEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Adopt(7, told.SetResult);
        session.Adopt(8, static wrong => throw new InvalidOperationException($"told of {wrong.Handle}"));

        await _gateway.SayAsync(new { janus = "webrtcup", session_id = 5, sender = 7 });

        Assert.Equal("webrtcup", (await told.Task.WaitAsync(Limit)).Kind);
    }

    [Fact]
    public async Task Nobody_there_is_lost_at_once()
    {
        await using var gone = new FakeGateway();
        var address = gone.Address;
        await gone.DisposeAsync();
        await Assert.ThrowsAsync<JanusLost>(() => JanusConnection.ConnectAsync(address, "secret", Limit, TimeProvider.System, CancellationToken.None));
    }

    private async Task<JanusConnection> ConnectAsync(TimeSpan limit)
    {
        var accepting = _gateway.AcceptAsync();
        var connection = await JanusConnection.ConnectAsync(_gateway.Address, "secret", limit, TimeProvider.System, CancellationToken.None);
        await accepting;
        return connection;
    }

    private async Task<string?> AskAsync(string what)
    {
        var answer = await _connection.RequestAsync(what, new JsonObject { ["janus"] = what }, ackIsAnswer: false, CancellationToken.None);
        return answer.TryGetProperty("says", out var says) ? says.GetString() : null;
    }

    private static string? Transaction(System.Text.Json.JsonElement heard) => heard.GetProperty("transaction").GetString();
}
