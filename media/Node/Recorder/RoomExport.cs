using System.Text.RegularExpressions;
using System.Threading.Channels;
using Arbitration.Media.Contract;
using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Recording;
using Grpc.Core;

namespace Arbitration.Media.Node;

/// <summary>Makes one MP4 of a room's recording, at most one at a time for a room, and tells how far it is.</summary>
internal static partial class RoomExport
{
    private const string FileName = "export/hearing.mp4";

    // A slate is made a minute at a time, so that an hour of gap does not lie in memory at once.
    private const long SlateStepUs = 60_000_000;

    public static async Task RunAsync(RoomFiles files, ExportRequest request, IServerStreamWriter<ExportProgress> progress, CancellationToken cancel)
    {
        var manifest = files.Manifest ?? throw new RpcException(new Status(StatusCode.DataLoss, "the manifest does not verify"));
        var rows = manifest.RowsSince(0);
        if (!rows.Any(row => row is { Kind: RowKind.Segment, IsProgramme: true })) throw new RpcException(new Status(StatusCode.FailedPrecondition, "nothing was recorded"));
        if (!files.BeginExport()) throw new RpcException(new Status(StatusCode.Aborted, "an export of this room is running"));
        var output = files.Folder.PathOf(FileName);
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        var done = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var work = Task.Run(() => Make(files.Folder, rows, request, output, done.Writer, cancel), CancellationToken.None);
        try
        {
            await foreach (var us in done.Reader.ReadAllAsync(CancellationToken.None))
                await progress.WriteAsync(new ExportProgress { DoneUs = us, TotalUs = request.UntilUs }, cancel);
            foreach (var part in await work)
                await progress.WriteAsync(new ExportProgress { DoneUs = request.UntilUs, TotalUs = request.UntilUs, File = FileOf(files.Folder, part) }, cancel);
        }
        finally
        {
            // A caller who left has cancelled the work; the next one may begin only when it has stopped writing.
            await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            files.EndExport();
        }
    }

    /// <summary>True for names that an export may have been given.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    private static IReadOnlyList<ExportedPart> Make(RoomFolder folder, IReadOnlyList<Recording.ManifestRow> rows, ExportRequest request, string output, ChannelWriter<long> done, CancellationToken cancel)
    {
        try
        {
            var gaps = request.Gaps.Select(gap => new DeclaredGap(gap.FromUs, gap.ToUs, gap.Cause)).ToList();
            return new SittingExport(folder, (fromUs, toUs, text) => Slates(fromUs, toUs, text, request.CaseNumber))
                .Run(rows, gaps, request.UntilUs, output, us => done.TryWrite(us), cancel);
        }
        finally
        {
            done.Complete();
        }
    }

    private static IEnumerable<Fragment> Slates(long fromUs, long toUs, string text, string caseNumber)
    {
        var scene = new ProgrammeScene { Kind = SceneKind.Slate, SlateTitle = text, CaseNumber = caseNumber };
        for (var from = fromUs; from < toUs; from += SlateStepUs)
        {
            var fragments = new List<Fragment>();
            SlateClip.Make(from, Math.Min(from + SlateStepUs, toUs), scene, RoomRecorder.Options, fragments.Add);
            foreach (var fragment in fragments) yield return fragment;
        }
    }

    private static ExportedFile FileOf(RoomFolder folder, ExportedPart part) => new()
    {
        Name = Path.GetRelativePath(folder.Path, part.Path), Bytes = part.Bytes, Sha256 = part.Sha256, DurationUs = part.ToUs - part.FromUs,
    };

    // Further parts, where an epoch's init differs, have a number.
    [GeneratedRegex(@"^export/hearing(-[0-9]{1,4})?\.mp4\z")]
    private static partial Regex Name();
}
