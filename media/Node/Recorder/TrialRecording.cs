using System.Security.Cryptography;
using Arbitration.Media.Contract;
using Arbitration.Media.Mixing;
using Arbitration.Media.Recording;
using Grpc.Core;

namespace Arbitration.Media.Node;

/// <summary>
/// A few seconds of the programme brought to the disk by the recorder's own code and read back by the player's, so that what is found
/// holds for the hearing. Its folder goes with it.
/// </summary>
internal sealed class TrialRecording
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LevelsEach = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan DecodingLimit = TimeSpan.FromSeconds(10);
    private const string Prefix = "trial-";
    private const double Silence = -120;

    private readonly Programme _programme;
    private readonly RoomFolder _folder;
    private readonly Manifest _manifest;
    private readonly EpochRecorder _recorder;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, double> _loudest = [];
    private TimeSpan _durableAfter;
    private bool _stopped;

    private TrialRecording(Programme programme, RoomFolder folder, TimeProvider time, Action<string, string> alarm)
    {
        (_programme, _folder, _time) = (programme, folder, time);
        _manifest = Manifest.Open(folder, time);
        _recorder = new EpochRecorder(new SegmentWriter(folder, 1, _manifest, time), 1, alarm);
    }

    /// <summary>The hearing's own recording took its place.</summary>
    public bool IsAborted { get; set; }

    /// <summary>A folder of its own for each: somebody may still be reading the one before.</summary>
    public static string FolderIn(string room) => Path.Combine(room, Prefix + Guid.NewGuid().ToString("n"));

    /// <summary>What a crash left of trials.</summary>
    public static void Sweep(string room)
    {
        foreach (var left in Directory.Exists(room) ? Directory.GetDirectories(room, Prefix + "*") : []) Directory.Delete(left, recursive: true);
    }

    public void Remove()
    {
        if (Directory.Exists(_folder.Path)) Directory.Delete(_folder.Path, recursive: true);
    }

    /// <summary>On the room's queue.</summary>
    public static TrialRecording Start(Programme programme, string path, TimeProvider time, Action<string, string> alarm)
    {
        var trial = new TrialRecording(programme, new RoomFolder(path), time, alarm);
        var now = time.NowUs();
        trial._recorder.Start(programme.StartEncoding(0, now, trial._recorder.Add), 0, now);
        return trial;
    }

    /// <summary>Lets it run and notes how loud each seat becomes.</summary>
    public async Task ListenAsync(CancellationToken cancel)
    {
        for (var since = _time.GetTimestamp(); _time.GetElapsedTime(since) < Length && !IsAborted;)
        {
            foreach (var level in _programme.Levels()) _loudest[level.Seat] = Math.Max(_loudest.GetValueOrDefault(level.Seat, Silence), level.Dbfs);
            await Task.Delay(LevelsEach, _time, cancel);
        }
    }

    /// <summary>Brings the rest to the disk. On the room's queue.</summary>
    public async Task StopAsync()
    {
        if (_stopped) return;
        _stopped = true;
        var since = _time.GetTimestamp();
        _programme.StopEncoding();
        await _recorder.DisposeAsync();
        _durableAfter = _time.GetElapsedTime(since);
        _manifest.Dispose();
    }

    /// <exception cref="RpcException">ABORTED: the hearing's own recording began.</exception>
    public async Task<TrialResult> MeasureAsync(IReadOnlyList<SourceState> present, CancellationToken cancel)
    {
        if (IsAborted) throw new RpcException(new Status(StatusCode.Aborted, "the recording of the hearing began"));
        var file = Path.Combine(_folder.Path, "trial.mp4");
        var result = new TrialResult
        {
            ExpectedPictures = (int)Math.Round(Length.TotalSeconds * RoomRecorder.Options.Video.FrameRate), DurableAfterUs = (long)_durableAfter.TotalMicroseconds, LoudestDbfs = Silence,
        };
        result.Seats.AddRange(present.GroupBy(source => source.Seat).Select(sources => new TrialSeat
        {
            Seat = sources.Key, Picture = sources.Any(source => source.HasVideo), Sound = sources.Any(source => source.HasAudio), LoudestDbfs = _loudest.GetValueOrDefault(sources.Key, Silence),
        }));
        try
        {
            (result.Bytes, result.Sha256) = (await JoinAsync(file, cancel), await HashAsync(file, cancel));
            await Task.Run(() => Play(file, result), cancel);
        }
        catch (IOException)
        {
            return result; // nothing got to the disk, or not all of it: nothing of it plays, which is what was to be found out
        }

        return result;
    }

    // Initialisation and segments one after the other are a file that every player reads.
    private async Task<long> JoinAsync(string file, CancellationToken cancel)
    {
        await using var output = File.Create(file);
        foreach (var part in Directory.GetFiles(_folder.Path, "1-*.m4s").Order(StringComparer.Ordinal).Prepend(_folder.PathOf(RoomFolder.InitName(1))))
        {
            await using var input = File.OpenRead(part);
            await input.CopyToAsync(output, cancel);
        }

        return output.Length;
    }

    private static async Task<string> HashAsync(string file, CancellationToken cancel)
    {
        await using var input = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(input, cancel));
    }

    private void Play(string file, TrialResult result)
    {
        using var decoder = DecoderProcess.ForClip(file, 0);
        using var limit = _time.CreateTimer(_ => decoder.Kill(), null, DecodingLimit, Timeout.InfiniteTimeSpan);
        try
        {
            while (decoder.Answers.Read() is { Kind: DecodedKind.Picture or DecodedKind.Sound } part) Take(part, result);
        }
        catch (Exception broken) when (broken is EndOfStreamException or InvalidDataException or IOException)
        {
            return; // what was read until then stands in the result, and is too little
        }
    }

    private static void Take(DecodedPart part, TrialResult result)
    {
        if (part.Sound is { } sound)
        {
            var peak = sound.Max(Math.Abs);
            if (peak > 0) result.LoudestDbfs = Math.Max(result.LoudestDbfs, 20 * Math.Log10(peak));
        }

        if (part.Picture is not { } picture) return;
        picture.Dispose();
        result.Pictures++;
    }
}
