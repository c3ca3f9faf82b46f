using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Seeing;

namespace Arbitration.Court.Evidence.CrossExamination;

/// <summary>The cross-examination as a reader may know it: what comes of what was said while they were in the room.</summary>
internal static class ExaminationSight
{
    /// <param name="seat">Null: staff of the case, who may see it all.</param>
    public static IReadOnlyList<ExaminedExhibit> Of(HearingState hearing, RosterSeat? seat) => ExaminedExhibit.Fold(SaidTo(hearing, seat));

    public static IEnumerable<SaidOfExhibit> SaidTo(HearingState hearing, RosterSeat? seat)
    {
        var sight = hearing.Of<Sight>();
        return hearing.Of<CrossExaminationState>().Said.Where(one => seat is null || WhoMaySee.Room(sight, seat.Role, seat.Seat.Value, one.Seq));
    }
}
