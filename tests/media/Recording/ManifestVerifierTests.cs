using Arbitration.Media.Recording;
using Xunit;

namespace Arbitration.Media.Tests.Recording;

public sealed class ManifestVerifierTests : IDisposable
{
    private readonly TestRoom _room = new();

    public ManifestVerifierTests()
    {
        _room.Record(1, 4);
        _room.Manifest.Mark(9, new string('b', 64), 4_000_000);
        _room.Record(2, 4, 6_000_000);
        Assert.Empty(_room.Verify());
    }

    public void Dispose() => _room.Dispose();

    [Fact]
    public void The_chain_begins_with_the_name_of_the_room() =>
        Assert.Equal(["chain-broken"], ManifestVerifier.Verify(_room.Folder.Path, "hearing-2").Select(f => f.Code));

    [Fact]
    public void A_flipped_bit_in_a_file_is_found()
    {
        var path = _room.Folder.PathOf("2-000001.m4s");
        var bytes = File.ReadAllBytes(path);
        bytes[700] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Equal([new ManifestFault("file-hash", 6, "2-000001.m4s")], _room.Verify());
    }

    [Fact]
    public void A_shortened_file_and_a_missing_one_are_found()
    {
        using (var file = File.Open(_room.Folder.PathOf("1-000001.m4s"), FileMode.Open)) file.SetLength(file.Length - 1);
        File.Delete(_room.Folder.PathOf("1-init.mp4"));
        Assert.Equal([("file-missing", 1), ("file-size", 2)], _room.Verify().Select(f => (f.Code, (int)f.Row)));
    }

    [Fact]
    public void A_flipped_bit_anywhere_in_the_manifest_is_found()
    {
        var bytes = File.ReadAllBytes(_room.Folder.ManifestPath);
        for (var at = 0; at < bytes.Length; at += 7)
        {
            bytes[at] ^= 1;
            File.WriteAllBytes(_room.Folder.ManifestPath, bytes);
            Assert.True(_room.Verify().Count > 0, $"byte {at}");
            bytes[at] ^= 1;
        }
    }

    [Fact]
    public void Swapped_rows_are_found()
    {
        Edit(lines => (lines[1], lines[2]) = (lines[2], lines[1]));
        Assert.Contains("chain-broken", _room.Codes());
        Assert.Contains("seq-order", _room.Codes());
    }

    [Fact]
    public void A_removed_row_is_found()
    {
        var lines = File.ReadAllLines(_room.Folder.ManifestPath).ToList();
        lines.RemoveAt(2);
        File.WriteAllLines(_room.Folder.ManifestPath, lines);
        Assert.Contains("chain-broken", _room.Codes());
        Assert.Contains("row-number", _room.Codes());
    }

    [Fact]
    public void Rows_of_an_older_epoch_behind_a_newer_one_are_found_although_the_chain_is_whole()
    {
        Rewrite(rows => [.. rows[4..], .. rows[..4]]);
        Assert.Equal(["epoch-order", "time-order"], _room.Codes().Order());
    }

    [Fact]
    public void An_epoch_without_its_init_is_found()
    {
        Rewrite(rows => [.. rows[..4], .. rows[5..]]);
        Assert.Equal(["init-missing"], _room.Codes());
    }

    [Fact]
    public void A_row_that_names_a_file_elsewhere_is_not_followed()
    {
        File.WriteAllText(Path.Combine(_room.Folder.Path, "..", "outside.m4s"), "");
        Rewrite(rows => [rows[0], rows[1] with { File = "../outside.m4s" }, .. rows[2..]]);
        Assert.Equal(["name-wrong"], _room.Codes());
    }

    [Fact]
    public void An_open_row_that_names_a_closed_file_is_found()
    {
        Rewrite(rows => [rows[0], rows[1] with { Access = SegmentAccess.Closed }, .. rows[2..]]);
        Assert.Equal(["name-wrong"], _room.Codes());
    }

    [Fact]
    public void A_torn_manifest_and_none_at_all_are_named()
    {
        File.AppendAllText(_room.Folder.ManifestPath, "{\"row\":8");
        Assert.Equal(["manifest-torn"], _room.Codes());
        File.Delete(_room.Folder.ManifestPath);
        Assert.Equal(["manifest-missing"], _room.Codes());
    }

    [Fact]
    public void A_line_is_hashed_as_the_protocol_says()
    {
        var lines = File.ReadAllLines(_room.Folder.ManifestPath);
        var prev = System.Security.Cryptography.SHA256.HashData("arbitration manifest 1\nhearing-1"u8);
        foreach (var line in lines)
        {
            var unhashed = System.Text.Encoding.UTF8.GetBytes(line[..line.IndexOf(",\"hash\"", StringComparison.Ordinal)] + "}");
            prev = System.Security.Cryptography.SHA256.HashData([.. prev, .. unhashed]);
            Assert.EndsWith($",\"hash\":\"{Convert.ToHexStringLower(prev)}\"}}", line, StringComparison.Ordinal);
        }
        Assert.StartsWith("{\"row\":1,\"epoch\":1,\"seq\":0,\"kind\":\"init\",\"track\":\"programme\",\"file\":\"1-init.mp4\",\"sha256\":\"", lines[0], StringComparison.Ordinal);
        Assert.Contains(",\"from\":0,\"to\":2000000,\"wall\":\"2026-03-04T01:02:03.000Z\",\"mono\":", lines[1], StringComparison.Ordinal);
        Assert.Contains(",\"access\":\"open\",\"cut\":false,\"prev\":\"", lines[1], StringComparison.Ordinal);
    }

    private void Edit(Action<string[]> change)
    {
        var lines = File.ReadAllLines(_room.Folder.ManifestPath);
        change(lines);
        File.WriteAllLines(_room.Folder.ManifestPath, lines);
    }

    // As somebody would who can write the folder: numbers and chain are made right again.
    private void Rewrite(Func<ManifestRow[], ManifestRow[]> change)
    {
        var rows = change([.. Manifest.Read(_room.Folder.ManifestPath)]);
        var prev = ManifestLine.FirstPrev(_room.Folder.Room);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = rows[i] with { Row = i + 1, Prev = prev };
            rows[i] = rows[i] with { Hash = prev = ManifestLine.HashOf(rows[i]) };
        }
        File.WriteAllLines(_room.Folder.ManifestPath, rows.Select(r => r.Json));
    }
}
