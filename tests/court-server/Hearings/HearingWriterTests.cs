using Arbitration.Court.Courtroom;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Court.Transcripts;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Tests.Hearings;

public sealed class HearingWriterTests : IAsyncLifetime
{
    private readonly WriterBench _bench = new();

    public Task InitializeAsync() => Task.CompletedTask;
    public Task DisposeAsync() => _bench.DisposeAsync().AsTask();

    [Fact]
    public async Task A_stale_second_writer_is_refused_and_its_memory_does_not_run_ahead()
    {
        var first = await _bench.OpenAsync();
        var stale = await _bench.OpenAsync();
        await _bench.DoAsync(first, "clerk", new EnterRoom());
        await Assert.ThrowsAsync<DbUpdateException>(() => _bench.DoAsync(stale, "presiding", new EnterRoom()));
        Assert.Equal(0, stale.Head);
        Assert.Empty(stale.State.Of<AttendanceState>().Present);
        Assert.True((await _bench.Log.VerifyAsync(_bench.Roster.HearingId, default)).Holds);
    }

    [Fact]
    public async Task The_same_opId_again_gives_the_first_answer_also_to_the_next_activation()
    {
        var writer = await _bench.OpenAsync();
        var first = await _bench.DoAsync(writer, "a1", new RaiseHand(true), "op-1");
        await _bench.DoAsync(writer, "a1", new RaiseHand(false), "op-2");
        Assert.Equal(first, await _bench.DoAsync(writer, "a1", new RaiseHand(true), "op-1"));
        Assert.Equal(first, await _bench.DoAsync(await _bench.OpenAsync(), "a1", new RaiseHand(true), "op-1"));
        Assert.Equal(2, writer.Head);
        // Another person's opId of the same name is another operation.
        Assert.Equal(3, await _bench.DoAsync(writer, "b1", new RaiseHand(true), "op-1"));
    }

    [Fact]
    public async Task A_refused_command_leaves_nothing_behind()
    {
        var writer = await _bench.OpenAsync();
        var refused = await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "a1", new MuteSeat("b1", true), "op-1"));
        Assert.Equal("floor.not-yours", refused.Code);
        Assert.Equal("hearing.not-your-step", (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "a1", new TakeStep(HearingStep.OpenLobby, null)))).Code);
        Assert.Equal(0, (await _bench.Log.VerifyAsync(_bench.Roster.HearingId, default)).Events);
    }

    [Fact]
    public async Task What_is_folded_anew_equals_what_was_folded_while_it_happened()
    {
        var writer = await _bench.OpenAsync();
        await PlayAsync(writer);
        Assert.Equal(HearingPhase.Closed, writer.State.Of<ProcedureState>().Phase);
        var again = await _bench.OpenAsync();
        Assert.Equal(WriterBench.Text(writer.State), WriterBench.Text(again.State));
        Assert.Equal(writer.HeadHash, again.HeadHash);
        Assert.Equal(writer.LastHearingUs, again.LastHearingUs);
    }

    [Fact]
    public async Task One_changed_byte_of_the_log_is_found()
    {
        var writer = await _bench.OpenAsync();
        await PlayAsync(writer);
        await using (var database = await _bench.Databases.CreateDbContextAsync())
        {
            var row = await database.Set<HearingEventRow>().SingleAsync(e => e.Seq == 7);
            var flipped = row.Canonical.Replace("\"seq\":7", "\"seq\":8", StringComparison.Ordinal);
            await database.Set<HearingEventRow>().Where(e => e.Seq == 7).ExecuteUpdateAsync(set => set.SetProperty(e => e.Canonical, flipped));
        }
        Assert.Equal(7, (await _bench.Log.VerifyAsync(_bench.Roster.HearingId, default)).FirstFault);
    }

    [Fact]
    public async Task A_lost_event_is_found()
    {
        var writer = await _bench.OpenAsync();
        await PlayAsync(writer);
        await using (var database = await _bench.Databases.CreateDbContextAsync())
            await database.Set<HearingEventRow>().Where(e => e.Seq == 5).ExecuteDeleteAsync();
        Assert.Equal(6, (await _bench.Log.VerifyAsync(_bench.Roster.HearingId, default)).FirstFault);
    }

    [Fact]
    public async Task A_witness_sees_only_the_time_in_the_room_and_the_chain_verifies_all_the_same()
    {
        var writer = await _bench.OpenAsync();
        await PlayAsync(writer);
        var witness = _bench.Seat(WriterBench.Witness);
        var seen = writer.Seen(witness, 0);
        Assert.Contains(seen, n => n.Event.Contains("\"CallWitness\"", StringComparison.Ordinal));
        Assert.Contains(seen, n => n.Event.Contains("证人说", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, n => n.Event.Contains("证人之前", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, n => n.Event.Contains("证人之后", StringComparison.Ordinal));

        var proof = await _bench.Log.ProveAsync(_bench.Roster.HearingId, writer.State.Of<Sight>(), witness.Role, WriterBench.Witness, default);
        Assert.Null(LogProof.FirstFault("h1", proof));
        Assert.Equal(seen.Length, proof.Count(link => link.Canonical is not null));
        Assert.All(proof.Where(link => link.Canonical is null), link => Assert.Null(link.Salt));
    }

    [Fact]
    public async Task After_always_names_the_event_before_that_this_seat_may_see()
    {
        var writer = await _bench.OpenAsync();
        await PlayAsync(writer);
        foreach (var seat in _bench.Roster.Seats)
        {
            var all = writer.Seen(seat, 0);
            Assert.Equal([0L, .. all.Select(n => n.Seq).SkipLast(1)], all.Select(n => n.After));
            Assert.Equal(all.LastOrDefault()?.Seq ?? 0, writer.HeadOf(seat));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_snapshot_and_what_follows_leave_no_hole_for_a_page_whose_pushes_get_lost(int seed)
    {
        var random = new Random(seed);
        var writer = await _bench.OpenAsync();
        var seat = _bench.Seat("a1");
        var (applied, last) = (new List<long>(), 0L);
        for (var i = 0; i < 60; i++)
        {
            var before = writer.Head;
            await _bench.DoAsync(writer, random.Next(2) == 0 ? "a1" : "b1", new RaiseHand(random.Next(2) == 0));
            await _bench.DoAsync(writer, WriterBench.Witness, random.Next(2) == 0 ? new EnterRoom() : new LeaveRoom(WriterBench.Witness, "test"));
            foreach (var pushed in writer.Seen(seat, before))
            {
                if (random.Next(4) == 0) continue; // lost on the way
                if (pushed.Seq <= last) continue;
                foreach (var missing in pushed.After == last ? [pushed] : writer.Seen(seat, last)) (last, _) = (missing.Seq, Apply(missing));
            }
            // The heartbeat's head shows that the last push was lost.
            if (writer.HeadOf(seat) > last && random.Next(3) == 0) foreach (var missing in writer.Seen(seat, last)) (last, _) = (missing.Seq, Apply(missing));
        }
        foreach (var missing in writer.Seen(seat, last)) Apply(missing);
        Assert.Equal(writer.Seen(seat, 0).Select(n => n.Seq), applied);

        long Apply(Numbered numbered)
        {
            Assert.Equal(applied.LastOrDefault(), numbered.After);
            applied.Add(numbered.Seq);
            return numbered.Seq;
        }
    }

    [Fact]
    public async Task Hearing_time_is_null_before_the_recording_never_goes_back_and_stands_still_after_its_end()
    {
        var writer = await _bench.OpenAsync();
        await PlayAsync(writer);
        _bench.HearingUs = 999_000_000;
        await _bench.DoAsync(writer, "clerk", new TakeStep(HearingStep.BeginReview, null));
        var events = writer.Seen(_bench.Seat("clerk"), 0);
        var opened = events.First(n => n.Event.Contains("\"running\"", StringComparison.Ordinal)).Seq;
        Assert.All(events.Where(n => n.Seq < opened), n => Assert.Null(n.HearingUs));
        var times = events.Where(n => n.Seq >= opened).Select(n => n.HearingUs!.Value).ToList();
        Assert.Equal(times.Order(), times);
        Assert.Equal(writer.State.Of<RecordingFold>().DurationUs, times[^1]);
    }

    [Fact]
    public async Task A_request_for_recusal_leads_into_recess_and_only_a_rejection_leads_back()
    {
        var writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(writer);
        await _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.TellRights, null));
        Assert.Equal("recusal.unanswered", (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.BeginInvestigation, null)))).Code);
        await _bench.DoAsync(writer, "a1", new AnswerRecusal("none", null));
        await _bench.DoAsync(writer, "b1", new AnswerRecusal("requested", "与申请人是亲属"));
        Assert.Equal(HearingPhase.Recess, writer.State.Of<ProcedureState>().Phase);
        Assert.Equal("recusal.pending", (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.Resume, null)))).Code);
        await _bench.DoAsync(writer, "presiding", new DecideRecusal(false, "理由不成立"));
        await _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.Resume, null));
        await _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.BeginInvestigation, null));
        Assert.Equal(HearingPhase.Investigation, writer.State.Of<ProcedureState>().Phase);
    }

    private async Task PlayAsync(HearingWriter writer)
    {
        await _bench.OpenHearingAsync(writer);
        await _bench.DoAsync(writer, WriterBench.Witness, new EnterRoom());
        await _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.TellRights, null));
        foreach (var party in new[] { "a1", "b1" }) await _bench.DoAsync(writer, party, new AnswerRecusal("none", null));
        await _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.BeginInvestigation, null));
        await _bench.DoAsync(writer, "clerk", new CommitLine("l1", "a1", "证人之前", null, null));
        await _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.CallWitness, null));
        await _bench.DoAsync(writer, "clerk", new CommitLine("l2", WriterBench.Witness, "证人说", 1_500_000, null));
        await _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.ReleaseWitness, null));
        await _bench.DoAsync(writer, "clerk", new CommitLine("l3", "b1", "证人之后", null, null));
        await _bench.DoAsync(writer, "clerk", new EditLine("l3", "证人之后更正"));
        await _bench.DoAsync(writer, "clerk", new MuteSeat("b1", true));
        _bench.HearingUs = 1_000_000; // a clock that stepped back
        await _bench.DoAsync(writer, null, new RecorderLost("node-restarted"));
        _bench.HearingUs = 9_000_000;
        await _bench.DoAsync(writer, null, new RecorderDurable(2, 8_000_000, 4_000_000));
        await _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.BeginDebate, null));
        await _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.AskFinalStatements, null));
        await _bench.DoAsync(writer, "presiding", new TakeStep(HearingStep.Close, null));
        await _bench.DoAsync(writer, null, new RecorderEnded(10_000_000));
        Assert.Equal(new Gap(4_000_000, 8_000_000, "node-restarted", 2), Assert.Single(writer.State.Of<RecordingFold>().Gaps));
    }
}
