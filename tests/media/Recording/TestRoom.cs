using Arbitration.Media.Recording;
using Microsoft.Extensions.Time.Testing;

namespace Arbitration.Media.Tests.Recording;

/// <summary>A room's folder on a real disk, with a clock of its own, that is gone after the test.</summary>
internal sealed class TestRoom : IDisposable
{
    private readonly string _root;
    private readonly bool _ownsRoot;

    public TestRoom(string? root = null)
    {
        _ownsRoot = root is null;
        _root = root ?? Directory.CreateTempSubdirectory("room-").FullName;
        Folder = new RoomFolder(Path.Combine(_root, "hearing-1"));
        Manifest = Manifest.Open(Folder, Time);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 4, 1, 2, 3, TimeSpan.Zero));
    public RoomFolder Folder { get; }
    public Manifest Manifest { get; private set; }
    public List<RecordingFault> Faults { get; } = [];

    public SegmentWriter Writer(long epoch, long hearingUs = 0)
    {
        var writer = new SegmentWriter(Folder, epoch, Manifest, Time);
        writer.Faulted += Faults.Add;
        writer.WriteInit(TestFragments.Init(), hearingUs, NodeTime.Us(Time));
        return writer;
    }

    /// <summary>A closed epoch of so many seconds.</summary>
    public void Record(long epoch, int seconds, long fromUs = 0)
    {
        using var writer = Writer(epoch, fromUs);
        Append(writer, seconds, fromUs);
        writer.Close();
    }

    public int Append(SegmentWriter writer, int seconds, long fromUs = 0, int noiseBytes = 3000)
    {
        var durable = 0;
        for (var i = 0; i < seconds; i++, fromUs += TestFragments.SecondUs)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            var fragment = TestFragments.OneSecond(fromUs, (int)(fromUs / TestFragments.SecondUs), noiseBytes);
            if (writer.Append(fragment, fromUs, fromUs + TestFragments.SecondUs)) durable++;
        }
        return durable;
    }

    /// <summary>What a new process would see.</summary>
    public void Restart()
    {
        Manifest.Dispose();
        Manifest = Manifest.Open(Folder, Time);
    }

    public IReadOnlyList<ManifestFault> Verify() => ManifestVerifier.Verify(Folder.Path, Folder.Room);

    public IEnumerable<string> Codes() => Verify().Select(f => f.Code).Distinct();

    public void Dispose()
    {
        Manifest.Dispose();
        if (_ownsRoot) Directory.Delete(_root, true);
    }
}
