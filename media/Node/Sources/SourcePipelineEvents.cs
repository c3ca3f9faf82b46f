using Arbitration.Media.Rtp;

namespace Arbitration.Media.Node;

/// <summary>What a pipeline tells, on its own thread: the first media has come; sound of the attempt on show, undecoded; a decoder failed and was replaced.</summary>
internal sealed record SourcePipelineEvents(Action Flowing, Action<AudioUnit> Sound, Action<string> DecoderFailed);
