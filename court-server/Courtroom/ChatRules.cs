using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom;

/// <summary>Who may write to whom beside the hearing. Pure.</summary>
internal static class ChatRules
{
    public const int LongestText = 500;

    public static void RequireToTribunal(RosterSeat writer, HearingPhase phase, string? text)
    {
        if (!TribunalRules.IsOf(writer)) throw new RuleRefused("chat.not-yours");
        RequireText(phase, text);
    }

    public static void RequireToPerson(RosterSeat writer, string seat, HearingRoster roster, HearingPhase phase, string? text)
    {
        if (writer.Role != Role.Clerk) throw new RuleRefused("chat.not-clerk");
        RequireText(phase, text);
        if (roster.Seats.All(s => s.Seat.Value != seat) || seat == writer.Seat.Value) throw new RuleRefused("floor.seat-unknown");
    }

    private static void RequireText(HearingPhase phase, string? text)
    {
        if (FloorTable.IsFinal(phase)) throw new RuleRefused("hearing.over");
        if (string.IsNullOrWhiteSpace(text)) throw new RuleRefused("chat.empty");
        if (text.Length > LongestText) throw new RuleRefused("input.too-long");
    }
}
