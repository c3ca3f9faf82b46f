using Arbitration.Media.Contract;
using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;

namespace Arbitration.Media.Node;

/// <summary>A page in the programme: decoded once, in a process of its own, and kept at full resolution for zooming.</summary>
internal sealed class ShownPage : IShownThing
{
    private const int MostTries = 2;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);
    // Many pages may be put on at once, and a decoder takes a core for a second.
    private static readonly SemaphoreSlim s_decoders = new(2);

    private readonly CancellationTokenSource _gone = new();
    private readonly Shown _first;
    private readonly string _file;
    private readonly TimeProvider _time;
    private readonly Action<string> _failed;
    private readonly Task _decoding;
    private VideoFrame? _picture;
    private Programme? _programme;
    private ProgrammeSource? _output;
    private (ShownView? View, long AtNodeUs) _view;

    /// <param name="failed">Told in words that it cannot be decoded, from any thread.</param>
    /// <param name="post">Puts work on the room's queue.</param>
    public ShownPage(Shown first, string file, TimeProvider time, Action<string> failed, Action<string, Func<Task>> post)
    {
        (_first, _file, _time, _failed) = (first, file, time, failed);
        _decoding = Task.Run(() => DecodeAsync(picture => post("page", () => Take(picture))));
    }

    public bool Is(Shown wanted) => wanted.Kind == Shown.Types.Kind.Page && wanted.Sha256 == _first.Sha256;

    public void Converge(Shown wanted, Func<long, long?> nodeUsOf)
    {
        // Without hearing time, and for one that has passed: from the next picture on.
        var view = (wanted.View, nodeUsOf(wanted.View?.AtHearingUs ?? 0) ?? long.MinValue);
        if (Equals(view, _view)) return;
        _view = view;
        _output?.SetView(ShownMapping.ViewOf(view.View), view.Item2);
    }

    public void ShowIn(Programme? programme)
    {
        if (programme == _programme) return;
        _programme?.RemoveSource(_first.Source);
        (_programme, _output) = (programme, null);
        Show();
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _decoding;
        _picture?.Dispose();
        _gone.Dispose();
    }

    private Task Take(VideoFrame picture)
    {
        if (_gone.IsCancellationRequested)
        {
            picture.Dispose();
            return Task.CompletedTask;
        }

        _picture = picture;
        Show();
        return Task.CompletedTask;
    }

    private void Show()
    {
        if (_picture is null || _programme is null) return;
        _output = _programme.AddSource(_first.Source, "", SourceKind.Page);
        _output.SetView(ShownMapping.ViewOf(_view.View), _view.AtNodeUs);
        _output.PushVideo(_picture.Share(), _time.NowUs() - (long)RoomRecorder.Options.PlayoutDelay.TotalMicroseconds);
    }

    private async Task DecodeAsync(Action<VideoFrame> decoded)
    {
        for (var attempt = 1; attempt <= MostTries && !_gone.IsCancellationRequested; attempt++)
        {
            try
            {
                await s_decoders.WaitAsync(_gone.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                if (Decode() is not { } picture) return;
                decoded(picture);
                return;
            }
#pragma warning disable CA1031 // Whatever the decoder did to us, it is to cost its page alone.
            catch (Exception)
#pragma warning restore CA1031
            {
                if (!_gone.IsCancellationRequested) _failed(attempt < MostTries ? "its decoder broke off and is started again" : "its decoder broke off again: given up");
            }
            finally
            {
                s_decoders.Release();
            }
        }
    }

    private VideoFrame? Decode()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        using var decoder = DecoderProcess.ForPage(_file);
        using var ended = limit.Token.Register(decoder.Kill);
        limit.CancelAfter(s_longest);
        try
        {
            var part = decoder.Answers.Read();
            if (part.Kind == DecodedKind.Picture) return part.Picture;
            _failed("no PNG, JPEG or WebP, damaged, or too large");
        }
        catch (EndOfStreamException) when (limit.IsCancellationRequested && !_gone.IsCancellationRequested)
        {
            _failed("decoding it takes too long: given up");
        }

        return null;
    }
}
