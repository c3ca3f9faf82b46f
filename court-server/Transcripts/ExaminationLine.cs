using Arbitration.Court.Cases;
using Arbitration.Court.Evidence.CrossExamination;

namespace Arbitration.Court.Transcripts;

/// <summary>What was said of one exhibit as a line of the transcript, where its cross-examination began; below its title a line for each answer.</summary>
internal static class ExaminationLine
{
    public static TranscriptLine Of(ExaminedExhibit examined, HearingRoster roster) => new(
        $"examination-{examined.Exhibit.Exhibit}", examined.Seq, "", null, "", string.Join('\n', [ExaminationWords.Title(examined.Exhibit), .. ExaminationWords.Lines(examined, roster)]),
        examined.HearingUs, examined.Wall, examined.Phase, TranscriptLine.CrossExamination, false);
}
