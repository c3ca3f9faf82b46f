using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;

namespace Arbitration.Bench.Mix;

/// <summary>A programme with seats, cameras and decoders that is stepped by its owner, a picture of every camera at each step.</summary>
internal sealed class SteppedProgramme : IDisposable
{
    private readonly ProgrammeSource[] _sources;
    private readonly VideoDecoder[] _decoders;
    private long _nowUs;

    internal SteppedProgramme(int inputs, Action<Fragment> onFragment)
    {
        Programme = new Programme(new ProgrammeOptions { Video = OurMixer.Encoding, OwnThread = false }, TimeProvider.System);
        Programme.SetSeats([.. Enumerable.Range(0, inputs).Select(i => new ProgrammeSeat("s" + i, "申请人", "张三" + i))]);
        Programme.SetScene(new ProgrammeScene { CaseNumber = "京海劳人仲字〔2026〕第 1234 号", Caption = "第 1 次庭审" });
        _sources = [.. Enumerable.Range(0, inputs).Select(i => Programme.AddSource($"s{i}/cam/av", "s" + i))];
        _decoders = [.. _sources.Select(_ => new VideoDecoder(VideoCodec.Vp8))];
        _nowUs = TimeProvider.System.NowUs();
        Init = Programme.StartEncoding(0, _nowUs, onFragment);
    }

    internal Programme Programme { get; }

    internal byte[] Init { get; }

    internal void Step(MixClips clips, int frame)
    {
        for (int i = 0; i < _sources.Length; i++)
        {
            _decoders[i].Send(clips.Pictures[i][frame], _nowUs);
            while (_decoders[i].Receive(out VideoFrame? picture) == Drained.Frame)
            {
                _sources[i].PushVideo(picture!, _nowUs);
            }
            _sources[i].PushAudio(clips.Sounds[i].AsSpan(frame * MixCase.SamplesPerFrame, MixCase.SamplesPerFrame), _nowUs);
        }
        Programme.Step();
        _nowUs += 1_000_000 / MixCase.FrameRate;
    }

    public void Dispose()
    {
        Programme.Dispose();
        Array.ForEach(_decoders, decoder => decoder.Dispose());
    }
}
