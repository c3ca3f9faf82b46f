using System.Text;
using Arbitration.Court.Storage.Files;

namespace Arbitration.Court.Tests.Storage;

public sealed class DiskFileStoreTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("files-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private DiskFileStore Store => new(_root);

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    [Fact]
    public async Task The_same_bytes_again_change_nothing_and_other_bytes_are_refused()
    {
        var first = await Store.PutAsync("cases/a/1.bin", Bytes("one"), default);
        Assert.Equal("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed", first.Sha256);
        Assert.Equal(first, await Store.PutAsync("cases/a/1.bin", Bytes("one"), default));
        await Assert.ThrowsAsync<FileConflict>(() => Store.PutAsync("cases/a/1.bin", Bytes("two"), default));
        Assert.Equal("one", await File.ReadAllTextAsync(Path.Combine(_root, "cases/a/1.bin")));
        Assert.Single(Directory.GetFiles(_root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_append_is_repeated_after_a_crash_without_a_double_line()
    {
        await Store.AppendAsync("m.jsonl", 0, Encoding.UTF8.GetBytes("a\n"), default);
        await Store.AppendAsync("m.jsonl", 2, Encoding.UTF8.GetBytes("b\n"), default);
        await Store.AppendAsync("m.jsonl", 2, Encoding.UTF8.GetBytes("b\n"), default);
        Assert.Equal("a\nb\n", await File.ReadAllTextAsync(Path.Combine(_root, "m.jsonl")));
        await Assert.ThrowsAsync<FileConflict>(() => Store.AppendAsync("m.jsonl", 9, Encoding.UTF8.GetBytes("c\n"), default));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../outside")]
    public async Task No_name_leaves_the_store(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(name, Bytes("x"), default));
}
