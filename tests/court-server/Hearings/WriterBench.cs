using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Evidence.CrossExamination;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Arbitration.Court.Transcripts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Arbitration.Court.Tests.Hearings;

/// <summary>A hearing's writer on a real SQLite file, without a server around it.</summary>
internal sealed class WriterBench : IAsyncDisposable
{
    public const string Witness = "w1";
    private readonly string _data = Directory.CreateTempSubdirectory("writer-").FullName;
    private readonly ServiceProvider _services;

    public WriterBench()
    {
        _services = new ServiceCollection().AddStorage(new CourtOptions { Data = _data }).BuildServiceProvider();
        Log = new HearingLog(Databases);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));
    public IDbContextFactory<CourtDatabase> Databases => _services.GetRequiredService<IDbContextFactory<CourtDatabase>>();
    public HearingLog Log { get; }
    public long? HearingUs { get; set; }

    public HearingRoster Roster { get; } = new(
        new HearingId("h1"), new CaseId("c1"), "测劳人仲(2026)办字第0001号", "追索劳动报酬争议", "委员会", 1, default,
        [
            new RosterSeat(new SeatId("presiding"), Role.Presiding, "首席", null, "arbitrator"),
            new RosterSeat(new SeatId("clerk"), Role.Clerk, "书记", null, "clerk"),
            new RosterSeat(new SeatId("a1"), Role.Claimant, "甲一", Side.Claimant, null),
            new RosterSeat(new SeatId("b1"), Role.Respondent, "丙一", Side.Respondent, null),
            new RosterSeat(new SeatId(Witness), Role.Witness, "戊一", Side.Claimant, null),
        ]);

    public async Task<HearingWriter> OpenAsync()
    {
        await _services.PrepareDatabaseAsync(default);
        IHearingPart[] parts = [new ProcedurePart(), new AttendancePart(), new RecusalPart(), new RecordingPart(), new SightPart(), new SeparationPart(), new IdentityPart(), new TrialPart(), new DevicePart(), new FloorPart(), new DisciplinePart(), new InterpretingPart(), new MixedRoomPart(), new SpokenTimePart(), new ScenePart(), new DisplayPart(), new CitingPart(), new CrossExaminationPart(), new Court.Courtroom.WallScreens.WallPart(), new TranscriptPart()];
        var writer = new HearingWriter(Roster, parts, Log);
        await writer.LoadAsync(default);
        return writer;
    }

    public RosterSeat Seat(string seat) => Roster.Seats.First(s => s.Seat.Value == seat);

    public async Task<long> DoAsync(HearingWriter writer, string? seat, HearingCommand command, string? opId = null)
    {
        Time.Advance(TimeSpan.FromMilliseconds(100));
        var now = new Situation(Time.GetUtcNow(), HearingUs, writer.Head + 1, seat is null ? null : Seat(seat), Roster, NodeCondition.Good);
        return (await writer.ActAsync(opId, command, now, default)).Seq;
    }

    /// <summary>From everybody's coming in to the first recording; hearing time is at 2 s then.</summary>
    public async Task OpenHearingAsync(HearingWriter writer)
    {
        foreach (var seat in new[] { "presiding", "clerk", "a1", "b1" }) await DoAsync(writer, seat, new EnterRoom());
        await DoAsync(writer, "clerk", new TakeStep(HearingStep.OpenLobby, null));
        await DoAsync(writer, "clerk", new TakeStep(HearingStep.BeginCheckIn, null));
        await DoAsync(writer, "presiding", new TakeStep(HearingStep.OpenHearing, "设备已在上次庭审检测"));
        Assert.Equal(HearingPhase.CheckIn, writer.State.Of<ProcedureState>().Phase);
        HearingUs = 2_000_000;
        await DoAsync(writer, null, new RecorderDurable(1, 0, -1));
        Assert.Equal(HearingPhase.Opening, writer.State.Of<ProcedureState>().Phase);
    }

    public static string Text(HearingState state) => string.Join('\n', state.Parts.OrderBy(p => p.Key)
        .Select(p => p.Key + System.Text.Json.JsonSerializer.Serialize(p.Value, CourtJson.Options)));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }
}
