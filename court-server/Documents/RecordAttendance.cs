using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;

namespace Arbitration.Court.Documents;

/// <summary>Who was there and when, from comings and goings in the log.</summary>
internal static class RecordAttendance
{
    private const int ShownMoves = 8;

    public static bool Came(string seat, IReadOnlyList<LoggedEvent> events) => events.Any(e => e.Event is PersonEntered entered && entered.Seat == seat);

    public static string Of(string seat, IReadOnlyList<LoggedEvent> events)
    {
        var moves = new List<string>();
        foreach (var happened in events)
        {
            var clock = ChineseText.Clock(Wall.Read(happened.Wall));
            if (happened.Event is PersonEntered entered && entered.Seat == seat) moves.Add(moves.Count == 0 ? $"{clock} 在线到庭" : $"{clock} 返回");
            else if (happened.Event is PersonLeft left && left.Seat == seat && moves.Count > 0) moves.Add($"{clock} 离开");
        }
        if (moves.Count == 0) return "未到庭";
        // Drop-outs of a bad line would fill a page; the log has them all.
        return moves.Count <= ShownMoves ? string.Join("；", moves) : $"{string.Join("；", moves.Take(ShownMoves - 1))}；此后另有{moves.Count - ShownMoves + 1}次进出，见庭审日志";
    }
}
