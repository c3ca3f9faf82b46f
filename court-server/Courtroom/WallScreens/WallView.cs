using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Transcripts;

namespace Arbitration.Court.Courtroom.WallScreens;

// What one wall screen is sent, as a whole or as what changed of it; docs/protocols/wall.md gives the meaning.

/// <param name="Code">Six digits while no hearing has the screen.</param>
/// <param name="Hearing">Null while none has.</param>
/// <param name="Slate">In place of all that follows.</param>
internal sealed record WallView(
    string? Code, WallHearing? Hearing, WallSlate? Slate, IReadOnlyList<WallPerson> People, IReadOnlyList<MediaSource> Sources, IReadOnlyList<string> Speaking,
    SnapshotDisplay? Display, SnapshotClip? Clip, IReadOnlyList<WallLine> Lines)
{
    /// <summary>As many lines as there is room for on a wall.</summary>
    public const int MostLines = 3;

    public static WallView Waiting(string? code) => new(code, null, null, [], [], [], null, null, []);

    public static WallView Of(string screen, WallRoom room)
    {
        var (state, roster) = (room.Reading.State, room.Roster);
        var hearing = new WallHearing(roster.HearingId.Value, roster.CaseNumber, roster.Sitting, Wall.Text(roster.ScheduledWall), null, new RecordingState.Off());
        if (WallSight.SlateOf(state) is { } slate) return new WallView(null, hearing, slate, [], [], [], null, null, []);
        // Whoever may not see it although nothing is a slate gets none of it either.
        if (!WallSight.IsOpen(state, screen)) return new WallView(null, hearing, WallSlate.NotBegun, [], [], [], null, null, []);
        var people = roster.Seats.Where(seat => WallSight.IsRemote(state, seat))
            .Select(seat => new WallPerson(seat.Seat.Value, seat.Role, seat.Name, state.Of<FloorState>().CamerasOff.Contains(seat.Seat.Value))).ToList();
        return new WallView(
            null, hearing with { Phase = state.Of<ProcedureState>().Phase, Recording = state.Of<RecordingFold>().Is }, null, people,
            [.. room.Sources.Where(source => WallSight.MayReceive(state, roster, source))], [.. room.Speaking.Where(seat => people.Exists(person => person.Seat == seat))],
            SnapshotDisplay.Of(state.Of<DisplayState>()), SnapshotClip.Of(state.Of<DisplayState>()),
            [.. state.Of<TranscriptState>().Lines.Where(line => WallSight.MayRead(state, line)).TakeLast(MostLines).Select(line => new WallLine(line.Line, line.SpeakerRole, line.SpeakerName, line.Text))]);
    }
}

/// <param name="Phase">Null on a slate.</param>
internal sealed record WallHearing(string HearingId, string CaseNumber, int Sitting, string ScheduledWall, HearingPhase? Phase, RecordingState Recording);

/// <summary>Somebody who takes part from elsewhere.</summary>
internal sealed record WallPerson(string Seat, Role Role, string Name, bool CameraOff);

internal sealed record WallLine(string Line, Role? SpeakerRole, string SpeakerName, string Text);

/// <summary>A hearing that screens show, with what is known of it beside its log.</summary>
internal sealed record WallRoom(HearingRoster Roster, HearingReading Reading, IReadOnlyList<MediaSource> Sources, IReadOnlyList<string> Speaking);
