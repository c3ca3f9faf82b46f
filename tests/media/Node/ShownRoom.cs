using System.Security.Cryptography;
using Arbitration.Media.Contract;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Mixing.Scenes;
using Google.Protobuf;
using Wanted = Arbitration.Media.Contract.Recording;

namespace Arbitration.Media.Tests.Node;

/// <summary>A room of a real node that records, and in which pages and clips are shown.</summary>
internal sealed class ShownRoom(TestNode node, CancellationToken cancel)
{
    public const string Id = "r1";
    private const int PieceBytes = 200_000;

    public Room Wanted { get; } = new()
    {
        Room_ = Id, Open = true, Recording = new Wanted { On = true, Epoch = 1 },
        Scene = new Scene { Kind = Scene.Types.Kind.Document, CaseNumber = "（2026）测试1号", SlateTitle = "休庭" },
    };

    /// <summary>Where what is on display lies in the picture of a room without people.</summary>
    public static Area Display(bool upright) => SceneLayout
        .Of(SceneKind.Document, new SceneShape(0, 0, 0, 0, upright ? DisplayForm.Upright : DisplayForm.Wide), new Area(0, 44, 1280, 676))
        .First(region => region.What == RegionContent.Display).Area;

    public async Task ConvergeAsync(Action<Room>? change = null)
    {
        change?.Invoke(Wanted);
        Wanted.Version++;
        await node.Client.ConvergeAsync(Wanted, cancellationToken: cancel);
    }

    /// <summary>Shows nothing but this.</summary>
    public Task ShowAsync(params Shown[] shown) => ConvergeAsync(room =>
    {
        room.Shown.Clear();
        room.Shown.AddRange(shown);
        room.Scene.Display = shown.Length > 0 ? shown[0].Source : "";
    });

    public async Task<string> PutAsync(string file, Shown.Types.Kind kind, string? sha256 = null)
    {
        var bytes = await File.ReadAllBytesAsync(file, cancel);
        sha256 ??= Convert.ToHexStringLower(SHA256.HashData(bytes));
        using var call = node.Client.PutFile(cancellationToken: cancel);
        await call.RequestStream.WriteAsync(new FilePart { File = new FileToShow { Room = Id, Sha256 = sha256, Kind = kind } }, cancel);
        foreach (var piece in bytes.Chunk(PieceBytes)) await call.RequestStream.WriteAsync(new FilePart { Data = ByteString.CopyFrom(piece) }, cancel);
        await call.RequestStream.CompleteAsync();
        await call.ResponseAsync;
        return sha256;
    }

    public async Task StopAsync(Watcher watcher)
    {
        await ConvergeAsync(room => room.Recording.On = false);
        await watcher.UntilAsync(w => w.Latest is { Epoch: 0 } latest && latest.Version == Wanted.Version, "the recorder has stopped", cancel);
    }

    public Task PassAsync(Watcher watcher, long hearingUs) =>
        watcher.UntilAsync(w => w.Latest!.HearingUs > hearingUs, $"hearing time passes {hearingUs / 1e6:0.0} s", cancel);

    public RecordedFile Recorded(long epoch = 1) => new(node.RoomFolder(Id), epoch);

    /// <summary>Decoders that the node of this test runs, by what their command line says.</summary>
    public static IReadOnlyList<int> DecodersBelow(string folder) =>
    [
        .. from process in Directory.EnumerateDirectories("/proc")
           where int.TryParse(Path.GetFileName(process), out _) && Line(process) is { } line && line.Contains(folder, StringComparison.Ordinal) && line.Contains("\0decode\0", StringComparison.Ordinal)
           select int.Parse(Path.GetFileName(process), System.Globalization.CultureInfo.InvariantCulture),
    ];

    private static string? Line(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
