using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Court.Tests.Hearings;
using Arbitration.Court.Tests.Support;
using Arbitration.Court.Transcripts;
using Arbitration.Media.Contract;
using Microsoft.AspNetCore.SignalR;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>Order in the room (R43): warned, reprimanded, removed, let in again, each with its words in the record.</summary>
public sealed class DisciplineTests : IAsyncLifetime
{
    private readonly WriterBench _bench = new();

    public Task InitializeAsync() => Task.CompletedTask;
    public Task DisposeAsync() => _bench.DisposeAsync().AsTask();

    [Theory]
    [InlineData("Warning", "对被申请人丙一予以警告：不得打断他人发言。")]
    [InlineData("Reprimand", "对被申请人丙一予以训诫：不得打断他人发言。")]
    [InlineData("Removal", "责令被申请人丙一退出仲裁庭：不得打断他人发言。")]
    public async Task A_measure_and_its_words_in_the_record_are_one_turn(string measure, string text)
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        var seq = await _bench.DoAsync(writer, "presiding", new DisciplineSeat("b1", Enum.Parse<Discipline>(measure), " 不得打断他人发言。 "));
        var line = Assert.Single(writer.State.Of<TranscriptState>().Lines);
        Assert.Equal((seq + 1, "presiding", text, TranscriptLine.Procedural, 2_000_000), (line.Seq, line.Speaker, line.Text, line.Source, line.HearingUs!.Value));
        Assert.Equal(measure, writer.State.Of<DisciplineState>().Measures["b1"].Measure.ToString());
        Assert.Equal("transcript.procedural", (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "clerk", new EditLine(line.Line, "改")))).Code);
        Assert.Equal(WriterBench.Text(writer.State), WriterBench.Text((await _bench.OpenAsync()).State));
    }

    [Theory]
    [InlineData("b1", " ", "discipline.words-needed")]
    [InlineData("clerk", "够了", "discipline.of-the-tribunal")]
    [InlineData("nobody", "够了", "floor.seat-unknown")]
    [InlineData(WriterBench.Witness, "够了", "floor.not-in-the-room")]
    public async Task What_is_no_measure_is_refused(string seat, string words, string code)
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        var head = writer.Head;
        Assert.Equal(code, (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "presiding", new DisciplineSeat(seat, Discipline.Warning, words)))).Code);
        Assert.Equal(head, writer.Head);
    }

    [Fact]
    public async Task Who_is_removed_has_no_place_in_the_room_until_they_are_let_in_again()
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        await _bench.DoAsync(writer, "b1", new RaiseHand(true));
        await _bench.DoAsync(writer, "presiding", new DisciplineSeat("b1", Discipline.Removal, "扰乱庭审秩序"));
        Assert.DoesNotContain("b1", writer.State.Of<AttendanceState>().Present);
        Assert.DoesNotContain("b1", writer.State.Of<FloorState>().Hands.Keys);
        Assert.DoesNotContain(SeatsOf(writer.State), seat => seat.Seat_ == "b1");
        Assert.Equal("courtroom.removed", (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "b1", new EnterRoom()))).Code);
        Assert.Equal("floor.not-in-the-room", (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "b1", new RaiseHand(true)))).Code);
        Assert.Equal("discipline.removed-already", (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "presiding", new DisciplineSeat("b1", Discipline.Warning, "再次")))).Code);

        // Called in by name they need not wait for the door, either.
        await _bench.DoAsync(writer, "clerk", new LockRoom(true));
        await _bench.DoAsync(writer, "presiding", new ReadmitSeat("b1", "请遵守纪律。"));
        Assert.Equal("准许被申请人丙一重新入庭。请遵守纪律。", writer.State.Of<TranscriptState>().Lines[^1].Text);
        await _bench.DoAsync(writer, "b1", new EnterRoom());
        Assert.Contains("b1", writer.State.Of<AttendanceState>().Present);
        Assert.Contains(SeatsOf(writer.State), seat => seat.Seat_ == "b1");
        Assert.Equal("discipline.not-removed", (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "presiding", new ReadmitSeat("b1", "")))).Code);
    }

    [Fact]
    public async Task A_removed_party_learns_why_is_shown_out_with_their_media_and_comes_back_only_when_let_in()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        var cookies = await court.JoinAsync(court.Case.Seat(Role.Claimant));
        var seat = court.Case.Seat(Role.Claimant).Value;
        await using var claimant = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing);
        await clerk.StepAsync("OpenLobby");
        Assert.Equal("discipline.not-yours", await clerk.RefusedAsync("DisciplineSeat", "d0", seat, "Removal", "退出"));
        await presiding.AskAsync("DisciplineSeat", "d1", seat, "Warning", "请勿喧哗。");
        await claimant.EventAsync("SeatDisciplined", e => e.GetProperty("measure").GetString() == "Warning" && e.GetProperty("words").GetString() == "请勿喧哗。");

        await presiding.AskAsync("DisciplineSeat", "d2", seat, "Removal", "屡劝不止。");
        await claimant.EventAsync("SeatDisciplined", e => e.GetProperty("measure").GetString() == "Removal");
        Assert.Equal("courtroom.removed", (await claimant.MessageAsync("Ended")).GetProperty("code").GetString());
        await clerk.EventAsync("PersonLeft", e => e.GetProperty("cause").GetString() == "removed");
        var line = (await clerk.EventAsync("LineCommitted", e => e.ToString().Contains("屡劝不止", StringComparison.Ordinal))).GetProperty("line");
        Assert.Equal(("procedural", "presiding"), (line.GetProperty("source").GetString(), line.GetProperty("speaker").GetString()));
        await UntilAsync(() => court.Node.Asked.Any(asked => asked[0] == "expel" && asked[1] == seat), "the node to be told");

        var refused = await Assert.ThrowsAsync<HubException>(() => HubSeat.EnterAsync(court.Address, cookies, court.Hearing, takeOver: true));
        Assert.Equal("courtroom.removed", HubSeat.CodeOf(refused));
        // Nor do they read along from outside.
        using var outside = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = court.Address };
        Assert.Equal("[]", await outside.GetStringAsync(new Uri($"/api/hearings/{court.Hearing}/transcript.json", UriKind.Relative)));

        await presiding.AskAsync("ReadmitSeat", "d3", seat, "");
        await using var again = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing, takeOver: true);
        var me = again.Snapshot.GetProperty("seats").EnumerateArray().First(s => s.GetProperty("seat").GetString() == seat);
        Assert.Equal((true, false, JsonValueKind.Null), (me.GetProperty("present").GetBoolean(), me.GetProperty("removed").GetBoolean(), me.GetProperty("discipline").ValueKind));
        Assert.Contains("屡劝不止", await outside.GetStringAsync(new Uri($"/api/hearings/{court.Hearing}/transcript.json", UriKind.Relative)), StringComparison.Ordinal);
    }

    private Google.Protobuf.Collections.RepeatedField<Seat> SeatsOf(HearingState state)
    {
        var room = new Room { Recording = new() };
        RoomShape.Write(room, state, _bench.Roster);
        return room.Seats;
    }

    internal static async Task UntilAsync(Func<bool> holds, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
        {
            if (limit.IsCancellationRequested) throw new TimeoutException($"waited 30 s for {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }
}
