using System.Text.Json.Serialization;

namespace Arbitration.Court.Recordings;

/// <param name="State">none, recording or closed.</param>
/// <param name="Verified">Whether all that is stored was whole at the export; null before it.</param>
internal sealed record RecordingView(string State, long DurationUs, IReadOnlyList<RecordingGap> Gaps, ExportView Export, bool? Verified, IReadOnlyList<SoundTrackView> Tracks);

/// <param name="Cause">As the hearing's log declared it.</param>
internal sealed record RecordingGap(long FromUs, long ToUs, string Cause, long Epoch);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(NoExport), "none")]
[JsonDerivedType(typeof(ExportWorking), "working")]
[JsonDerivedType(typeof(ExportDone), "done")]
internal abstract record ExportView;

internal sealed record NoExport : ExportView;

internal sealed record ExportWorking(long DoneUs, long TotalUs) : ExportView;

internal sealed record ExportDone(long Bytes, string Sha256) : ExportView;
