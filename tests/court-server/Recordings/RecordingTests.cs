using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Arbitration.Court.Audit;
using Arbitration.Court.Cases;
using Arbitration.Court.Media;
using Arbitration.Court.Recordings;
using Arbitration.Court.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Arbitration.Court.Tests.Recordings;

public sealed class RecordingTests : IDisposable
{
    private readonly FakeNode _node = new();
    private readonly CourtServer _court;

    public RecordingTests() => _court = new CourtServer
    {
        Change = services =>
        {
            services.Replace(ServiceDescriptor.Singleton<INodeFiles>(_node));
            // The test exports when it wants to; the loop would do it at the same moment.
            services.Remove(services.Single(s => s.ImplementationType == typeof(ExportLoop)));
        },
    };

    public void Dispose() => _court.Dispose();

    private TakeOverRow Keeper => _court.Services.GetServices<IManifestRowListener>().OfType<TakeOverRow>().Single();

    /// <summary>Two epochs: 0–4 s, then after a gap 9–11 s, of which the last segment is closed.</summary>
    private async Task<CourtroomCase> RecordedAsync()
    {
        var at = await _court.CaseAsync();
        var room = at.Hearing.Value;
        _node.Init(room, 1, 0);
        _node.Segment(room, 1, 1, 0, 2_000_000);
        _node.Segment(room, 1, 2, 2_000_000, 4_000_000);
        _node.Init(room, 2, 9_000_000);
        _node.Segment(room, 2, 1, 9_000_000, 10_000_000);
        _node.Segment(room, 2, 2, 10_000_000, 11_000_000, "closed");
        await TakeOverAsync(at);
        return at;
    }

    private async Task TakeOverAsync(CourtroomCase at)
    {
        foreach (var row in _node.Rows) await Keeper.OnRowAsync(at.Hearing.Value, row, default);
    }

    private string Stored(CourtroomCase at, string file) =>
        Path.Combine(_court.Data, "files", "cases", at.CaseId.Value, "hearings", at.Hearing.Value, "recording", file);

    [Fact]
    public async Task Rows_that_come_again_change_nothing_and_a_hole_is_refused()
    {
        var at = await RecordedAsync();
        await TakeOverAsync(at);
        Assert.Equal(6, await Keeper.LastRowAsync(at.Hearing.Value, default));
        Assert.Equal(string.Concat(_node.Rows.Select(r => r.Json + "\n")), await File.ReadAllTextAsync(Stored(at, "manifest.jsonl")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Keeper.OnRowAsync(at.Hearing.Value, new ManifestRowLine(9, _node.Rows[0].Json), default));
    }

    [Fact]
    public async Task A_position_in_the_playlist_is_hearing_time()
    {
        var at = await RecordedAsync();
        await at.CloseAsync(12_000_000);
        var clerk = await _court.StaffAsync("clerk");
        var text = await clerk.GetStringAsync($"/api/hearings/{at.Hearing}/recording/playlist.m3u8");
        Assert.Equal(12.0, Seconds(text), 6);
        Assert.Equal(5.0 + 1.0, GapSeconds(text), 6);
        Assert.Single(Lines(text), l => l == "#EXT-X-DISCONTINUITY");
        Assert.Equal(["#EXT-X-MAP:URI=\"1-init.mp4\"", "#EXT-X-MAP:URI=\"2-init.mp4\""], Lines(text).Where(l => l.StartsWith("#EXT-X-MAP", StringComparison.Ordinal)));
        Assert.Contains("closed/2-000002.m4s", text, StringComparison.Ordinal);
        Assert.EndsWith("#EXT-X-ENDLIST\n", text, StringComparison.Ordinal);
        Assert.Contains(await _court.Get<AuditTrail>().OfAsync(at.Hearing.Value, default), e => e is { What: "recording.play", Who: "clerk" });
    }

    [Fact]
    public async Task A_party_gets_the_same_clock_without_the_closed_part()
    {
        var at = await RecordedAsync();
        var party = await at.SeatedAsync(at.Seat(Role.Claimant));
        await at.CloseAsync(12_000_000);
        var text = await party.GetStringAsync($"/api/hearings/{at.Hearing}/recording/playlist.m3u8");
        Assert.Equal(12.0, Seconds(text), 6);
        Assert.DoesNotContain("closed/", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await party.GetAsync($"/api/hearings/{at.Hearing}/recording/closed/2-000002.m4s")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await party.GetAsync($"/api/hearings/{at.Hearing}/recording/2-000002.m4s")).StatusCode);

        using var ranged = new HttpRequestMessage(HttpMethod.Get, $"/api/hearings/{at.Hearing}/recording/1-000001.m4s");
        ranged.Headers.Range = new System.Net.Http.Headers.RangeHeaderValue(0, 3);
        var part = await party.SendAsync(ranged);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(at.Hearing.Value[..4], await part.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task After_closing_the_node_exports_with_the_gaps_and_the_file_is_stored_with_its_hash()
    {
        var at = await RecordedAsync();
        await at.CloseAsync(12_000_000);
        _court.Time.Advance(ExportRecording.Settle);
        Assert.True(await _court.Get<ExportRecording>().RunAsync(at.Hearing, default));
        Assert.Equal([(4_000_000L, 9_000_000L), (11_000_000L, 12_000_000L)], _node.Asked!.Gaps.Select(g => (g.FromUs, g.ToUs)));
        var clerk = await _court.StaffAsync("clerk");
        var view = await clerk.GetFromJsonAsync<JsonElement>($"/api/hearings/{at.Hearing}/recording");
        Assert.Equal("done", view.GetProperty("export").GetProperty("is").GetString());
        Assert.True(view.GetProperty("verified").GetBoolean());
        Assert.Equal("a whole hearing", await clerk.GetStringAsync($"/api/hearings/{at.Hearing}/recording/hearing.mp4"));
    }

    [Fact]
    public async Task Verify_finds_a_flipped_byte_in_each_kind_of_file_and_a_changed_row()
    {
        var at = await RecordedAsync();
        Assert.Equal(VerifyCase.Whole, await VerifyAsync(at));
        foreach (var file in new[] { "1-init.mp4", "1-000002.m4s", "closed/2-000002.m4s", "manifest.jsonl" })
        {
            Flip(Stored(at, file));
            Assert.Equal(VerifyCase.Faulty, await VerifyAsync(at));
            Flip(Stored(at, file));
            Assert.Equal(VerifyCase.Whole, await VerifyAsync(at));
        }
        Assert.Equal(VerifyCase.Unknown, await _court.Get<VerifyCase>().RunAsync("no-such-case", TextWriter.Null, default));
    }

    [Fact]
    public async Task A_row_of_an_older_recorder_is_kept_as_a_fault_and_played_by_nobody()
    {
        var at = await RecordedAsync();
        await Keeper.OnRowAsync(at.Hearing.Value, _node.Segment(at.Hearing.Value, 1, 3, 11_000_000, 12_000_000), default);
        Assert.DoesNotContain(await _court.Get<RecordingReader>().PlayableAsync(at.Hearing, default), r => r.Row == 7);
        Assert.Equal(VerifyCase.Faulty, await VerifyAsync(at));
    }

    [Fact]
    public async Task Peoples_own_tracks_are_kept_beside_the_programme_under_the_same_access_and_are_no_part_of_it()
    {
        var at = await RecordedAsync();
        var before = await (await _court.StaffAsync("clerk")).GetStringAsync($"/api/hearings/{at.Hearing}/recording/playlist.m3u8");
        var room = at.Hearing.Value;
        await Keeper.OnRowAsync(room, _node.Sound(room, 2, 1, "s-1", 9_000_000, 10_000_000), default);
        await Keeper.OnRowAsync(room, _node.Sound(room, 2, 2, "s-1", 10_000_000, 11_000_000, "closed"), default);
        var party = await at.SeatedAsync(at.Seat(Role.Claimant));
        await at.CloseAsync(11_000_000);

        var clerk = await _court.StaffAsync("clerk");
        var after = await clerk.GetStringAsync($"/api/hearings/{at.Hearing}/recording/playlist.m3u8");
        Assert.Equal(Lines(before).Where(IsMedia), Lines(after).Where(IsMedia));
        Assert.Equal("audio/ogg", (await party.GetAsync($"/api/hearings/{at.Hearing}/recording/2-000001-s-1.ogg")).Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.Forbidden, (await party.GetAsync($"/api/hearings/{at.Hearing}/recording/closed/2-000002-s-1.ogg")).StatusCode);
        Assert.Equal(VerifyCase.Whole, await VerifyAsync(at));
        Flip(Stored(at, "closed/2-000002-s-1.ogg"));
        Assert.Equal(VerifyCase.Faulty, await VerifyAsync(at));
    }

    [Theory]
    [InlineData("programme")]
    [InlineData("sound/s-2")]
    public async Task A_row_whose_track_is_not_that_of_its_files_name_is_a_fault(string track)
    {
        var at = await RecordedAsync();
        await Keeper.OnRowAsync(at.Hearing.Value, _node.Sound(at.Hearing.Value, 2, 1, "s-1", 9_000_000, 10_000_000, track: track), default);
        Assert.Equal(7, await Keeper.LastRowAsync(at.Hearing.Value, default));
        Assert.Equal(VerifyCase.Faulty, await VerifyAsync(at));
    }

    [Fact]
    public async Task A_file_that_arrives_with_other_bytes_is_a_fault_and_holds_up_nothing()
    {
        var at = await _court.CaseAsync();
        var room = at.Hearing.Value;
        var bad = _node.Init(room, 1, 0);
        _node["1-init.mp4"] = "something else"u8.ToArray();
        await Keeper.OnRowAsync(room, bad, default);
        await Keeper.OnRowAsync(room, _node.Segment(room, 1, 1, 0, 2_000_000), default);
        Assert.Equal(2, await Keeper.LastRowAsync(room, default));
        Assert.Equal(VerifyCase.Faulty, await VerifyAsync(at));
    }

    private async Task<int> VerifyAsync(CourtroomCase at) => await _court.Get<VerifyCase>().RunAsync(at.Roster.CaseNumber, TextWriter.Null, default);

    private static void Flip(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = file.Length / 2;
        var value = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(value ^ 1));
    }

    private static bool IsMedia(string line) => line.StartsWith("#EXTINF", StringComparison.Ordinal) || line.EndsWith(".m4s", StringComparison.Ordinal);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static double Seconds(string text) => Lines(text).Where(l => l.StartsWith("#EXTINF:", StringComparison.Ordinal)).Sum(Length);

    private static double GapSeconds(string text)
    {
        var lines = Lines(text);
        return lines.Index().Where(l => l.Item == "#EXT-X-GAP").Sum(l => Length(lines[l.Index + 1]));
    }

    private static double Length(string line) => double.Parse(line["#EXTINF:".Length..].TrimEnd(','), System.Globalization.CultureInfo.InvariantCulture);
}
