using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;
using Xunit;

namespace Arbitration.Court.Tests.Hearings;

public sealed class RoomShapeTests
{
    [Theory]
    [InlineData(HearingPhase.CheckIn, Scene.Types.Kind.Grid)]
    [InlineData(HearingPhase.Opening, Scene.Types.Kind.BenchAndParties)]
    [InlineData(HearingPhase.RightsAndRecusal, Scene.Types.Kind.BenchAndParties)]
    [InlineData(HearingPhase.Investigation, Scene.Types.Kind.Speaker)]
    [InlineData(HearingPhase.Debate, Scene.Types.Kind.Speaker)]
    [InlineData(HearingPhase.FinalStatements, Scene.Types.Kind.Speaker)]
    [InlineData(HearingPhase.Recess, Scene.Types.Kind.Slate)]
    [InlineData(HearingPhase.Mediation, Scene.Types.Kind.Slate)]
    internal void The_scene_of_a_larger_hearing_follows_its_phase(HearingPhase phase, Scene.Types.Kind scene) =>
        Assert.Equal(scene, RoomShape.KindOf(phase, people: 5));

    [Theory]
    [InlineData(Role.Presiding, null, Seat.Types.Side.Bench)]
    [InlineData(Role.Claimant, Side.Claimant, Seat.Types.Side.Claimant)]
    [InlineData(Role.Representative, Side.Claimant, Seat.Types.Side.Claimant)]
    [InlineData(Role.Representative, Side.Respondent, Seat.Types.Side.Respondent)]
    [InlineData(Role.Witness, Side.Claimant, Seat.Types.Side.Other)]
    [InlineData(Role.Clerk, null, Seat.Types.Side.Other)]
    internal void A_representative_sits_with_their_party_and_a_witness_with_nobody(Role role, Side? side, Seat.Types.Side place) =>
        Assert.Equal(place, RoomShape.SideOf(new RosterSeat(new SeatId("s"), role, "名", side, null)));

    [Fact]
    public void Up_to_four_people_stay_in_the_grid_but_for_the_slates()
    {
        foreach (var phase in Enum.GetValues<HearingPhase>())
            Assert.Equal(phase is HearingPhase.Recess or HearingPhase.Mediation ? Scene.Types.Kind.Slate : Scene.Types.Kind.Grid, RoomShape.KindOf(phase, people: 4));
    }

    [Theory]
    [InlineData(false, false, "第2次庭审 · 庭审调查")]
    [InlineData(true, false, "第2次庭审 · 庭审调查 · 不公开审理")]
    [InlineData(false, true, "第2次庭审 · 庭审调查 · 技术中断")]
    public void The_recording_says_what_lies_over_its_phase(bool closed, bool interrupted, string caption) =>
        Assert.Equal(caption, RoomShape.Caption(new ProcedureState(HearingPhase.Investigation, Interrupted: interrupted, ClosedSession: closed), sitting: 2));
}
