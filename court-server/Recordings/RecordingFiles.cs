using Arbitration.Court.Shared;

namespace Arbitration.Court.Recordings;

/// <summary>Where a hearing's recording lies in the file store.</summary>
internal static class RecordingFiles
{
    public const string Manifest = "manifest.jsonl";
    public const string Export = "hearing.mp4";

    public static string Name(CaseId caseId, HearingId hearing, string file) => $"cases/{caseId}/hearings/{hearing}/recording/{file}";
}
