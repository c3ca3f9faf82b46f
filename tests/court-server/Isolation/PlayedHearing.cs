using System.Text;
using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Recordings;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Arbitration.Court.Storage.Files;
using Arbitration.Court.Tests.Support;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using static Arbitration.Court.Tests.Isolation.Cast;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>
/// One hearing on the real server, from the case's first field to the review of its record, in which every word of
/// <see cref="PlantedWords"/> is said and everybody of the <see cref="Cast"/> listens and reads.
/// </summary>
public class PlayedHearing : IAsyncLifetime
{
    // The clerk and the claimant read the same; each PDF takes its seconds.
    private static readonly string[] SameAsAnother = [Presiding, Representative, Respondent, Waiting, ThirdParty];
    private readonly Dictionary<string, Listener> _listeners = [];
    private IReadOnlyList<(Stage Stage, Finding What)> _found = [];
    private People _people = null!;
    private Stage _stage = Stage.Sitting;

    internal PlantedWords Words { get; } = new();
    internal PlantedLeaks Leaks { get; }
    internal LiveCourt Court { get; private set; } = null!;
    internal FiledEvidence Evidence { get; private set; } = null!;
    internal IReadOnlyList<string> Reads { get; private set; } = [];
    internal IEnumerable<Listener> Listeners => _listeners.Values;
    internal string Hearing => _people.Hearing;

    protected PlayedHearing(bool leaks) => Leaks = new PlantedLeaks(Words) { IsOn = leaks };

    public async Task InitializeAsync()
    {
        Court = await LiveCourt.StartAsync(change: services =>
        {
            Leaks.Into(services);
            // The node beside it has no pictures to export.
            services.Remove(services.Single(s => s.ImplementationType == typeof(ExportLoop)));
        });
        _people = new People(Court, Words, Listener);
        _ = Listener(Nobody);
        _ = Listener(FurtherDevice);
        await _people.MakeAsync();
        Evidence = await FiledEvidence.MakeAsync(this);
        await KeepDocumentAsync(Evidence);
        var course = new Course(this);
        await course.RunAsync();
        if (!Leaks.IsOn) await course.EndAsync();
        _found = Search();
        Leaks.ClerksCookie = Listener(Clerk).Cookies.GetCookieHeader(Court.Address);
    }

    public async Task DisposeAsync()
    {
        foreach (var listener in Listeners) await listener.DisposeAsync();
        await Court.DisposeAsync();
    }

    internal Listener Listener(string name)
    {
        if (!_listeners.TryGetValue(name, out var there)) _listeners[name] = there = new Listener(name, Court.Address, () => _stage);
        return there;
    }

    /// <summary>Everybody reads everything in the midst of it, but what is made of the same pages as a PDF; of a hearing that leaks through the hub once is enough.</summary>
    internal Task ReadInBetweenAsync() => Leaks.IsOn ? Task.CompletedTask : ReadQuickAsync();

    /// <summary>Everybody reads everything.</summary>
    internal async Task ReadAllAsync()
    {
        await ReadQuickAsync();
        // No leak of the hub comes by a PDF.
        if (Leaks.IsOn) return;
        // One after the other: what was made for the first of them is taken from the store for the next.
        foreach (var listener in Listeners.Where(listener => !(_stage == Stage.Sitting ? [.. Tribunal, Representative, Respondent, Waiting] : SameAsAnother).Contains(listener.Name)))
            foreach (var read in Reads.Where(EveryRead.IsSlow)) await listener.ReadAsync(read);
    }

    private Task ReadQuickAsync() => Task.WhenAll(Listeners.Select(async listener =>
    {
        foreach (var read in Reads.Where(read => !EveryRead.IsSlow(read))) await listener.ReadAsync(read);
    }));

    internal void CloseStage() => _stage = Stage.Closed;

    /// <summary>Who was given which word until the end of a stage, whether they may have it or not.</summary>
    internal IEnumerable<Finding> Found(Stage stage) => _found.Where(found => found.Stage <= stage).Select(found => found.What);

    private IReadOnlyList<(Stage, Finding)> Search() =>
    [
        .. from listener in Listeners.AsParallel()
           from heard in listener.Everything
           from word in Words.All
           where heard.Holds(word)
           select (heard.Stage, new Finding(listener.Name, word.Name, heard.Channel)),
    ];

    /// <summary>A document of the case, and where each read finds something.</summary>
    private async Task KeepDocumentAsync(FiledEvidence evidence)
    {
        var document = await Court.Court.Get<CaseFile>().AddAsync(
            new NewDocument(new CaseId(_people.CaseId), null, "evidence", Words.Of("title of a document"), "evidence.txt", "text/plain"),
            new MemoryStream(Encoding.UTF8.GetBytes(Words.Of("content of a document"))), default);
        Reads = EveryRead.Of(new Dictionary<string, string[]>
        {
            ["caseId"] = [_people.CaseId], ["id"] = [Hearing], ["documentId"] = [document.DocumentId.Value], ["documentName"] = ["v1"],
            ["exhibitId"] = evidence.Exhibits, ["fileId"] = evidence.Files, ["page:int"] = ["1"], ["uploadId"] = evidence.Files,
            ["file"] = ["9-000001.m4s", "9-000002.m4s"], ["seat"] = [Listener(Claimant).Seat], ["path:nonfile"] = ["cases"],
        });
    }

    /// <summary>Two segments of a recording, one of them of a closed session.</summary>
    internal async Task KeepRecordingAsync()
    {
        await using var database = await Court.Court.Get<IDbContextFactory<CourtDatabase>>().CreateDbContextAsync();
        foreach (var (at, word, file, access) in new[] { (1, "recording", "9-000001.m4s", "open"), (2, "recording of a closed session", "closed/9-000002.m4s", "closed") })
        {
            var name = RecordingFiles.Name(new CaseId(_people.CaseId), new HearingId(Hearing), file);
            await Court.Court.Get<IFileStore>().PutAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(Words.Of(word))), default);
            database.Add(new RecordingRow
            {
                HearingId = new HearingId(Hearing), Row = 100_000 + at, Epoch = 9, Seq = at, Kind = "segment", File = file, Sha256 = "00", Bytes = 1, FromUs = at, ToUs = at + 1,
                Wall = TimeProvider.System.GetUtcNow(), Access = access, Cut = false, Hash = "00", Json = "", EndOffset = 0,
            });
        }
        await database.SaveChangesAsync();
    }

    internal ByteString Picture(string word) => ByteString.CopyFrom([0xFF, 0xD8, 0xFF, .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Words.Of(word), 100))), 0xFF, 0xD9]);
}

public sealed class SoundHearing() : PlayedHearing(leaks: false);

public sealed class LeakyHearing() : PlayedHearing(leaks: true);
