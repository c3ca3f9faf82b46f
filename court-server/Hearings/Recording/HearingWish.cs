using Arbitration.Media.Contract;

namespace Arbitration.Court.Hearings.Recording;

/// <summary>What a hearing wants of its room, with what the watch over the recorder must know.</summary>
/// <param name="RecorderWanted">A recorder shall run, even if the room does not ask for one yet because its epoch is not raised.</param>
/// <param name="HasBegun">A recorder has run in this sitting, so hearing time is running.</param>
internal sealed record HearingWish(Room Room, RecordingState Is, bool RecorderWanted, RecorderEpoch Epoch, long EpochVersion, bool HasBegun);
