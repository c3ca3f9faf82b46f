using Arbitration.Court.Courtroom;
using Arbitration.Court.Shared;
using Microsoft.Extensions.Time.Testing;

namespace Arbitration.Court.Tests.Courtroom;

public sealed class TicketTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("tickets-").FullName;
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private Tickets Make() => new(new CourtOptions { Data = _data }, _time);

    [Fact]
    public void A_ticket_outlives_a_restart_and_says_what_it_is_for()
    {
        var text = Make().Sign("h1", "a1", "publish", "a1/cam/av", 3, "");
        var ticket = Make().Open(text, "h1", "a1");
        Assert.Equal(("publish", "a1/cam/av", 3, ""), (ticket.Purpose, ticket.Source, ticket.Attempt, ticket.Place));
    }

    [Fact]
    public void Another_seat_another_hearing_a_changed_byte_and_a_late_hour_are_refused()
    {
        var tickets = Make();
        var text = tickets.Sign("h1", "a1", "publish", "a1/cam/av", 3, "");
        var changed = (text[0] == 'e' ? 'f' : 'e') + text[1..];
        foreach (var (ticket, hearing, seat) in new[] { (text, "h1", "b1"), (text, "h2", "a1"), (changed, "h1", "a1"), ("", "h1", "a1"), ("a.b.c", "h1", "a1") })
            Assert.Equal("media.ticket-invalid", Assert.Throws<RuleRefused>(() => tickets.Open(ticket, hearing, seat)).Code);
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("media.ticket-over", Assert.Throws<RuleRefused>(() => tickets.Open(text, "h1", "a1")).Code);
    }

    [Fact]
    public void A_session_is_of_use_only_to_the_seat_that_made_it()
    {
        var tickets = Make();
        var session = tickets.SealSession("s-7", "h1", "a1");
        Assert.Equal("s-7", Make().OpenSession(session, "h1", "a1"));
        Assert.Equal("media.unknown-session", Assert.Throws<RuleRefused>(() => tickets.OpenSession(session, "h1", "b1")).Code);
        Assert.Equal("media.unknown-session", Assert.Throws<RuleRefused>(() => tickets.OpenSession("s-7", "h1", "a1")).Code);
        Assert.Equal("media.ticket-invalid", Assert.Throws<RuleRefused>(() => tickets.Open(session, "h1", "a1")).Code);
    }

    [Fact]
    public void The_key_is_for_its_owner_only()
    {
        Make().Sign("h1", "a1", "view", "b1/cam/av", 0, "");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_data, "keys", "ticket.key")));
    }
}
