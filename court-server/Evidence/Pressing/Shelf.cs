using Arbitration.Court.Storage.Files;

namespace Arbitration.Court.Evidence.Pressing;

/// <summary>One filed file's place in the file store.</summary>
internal sealed class Shelf(IFileStore files, string folder)
{
    /// <summary>Without anything of the name that it came with: that stands in the database.</summary>
    public string Original(ExhibitFile file) => $"{folder}/original-{file.Sha256![..16]}";

    /// <summary>Named by its content too, for another attempt may make other bytes, and nothing stored is ever written over.</summary>
    public async Task<StoredFile> PutAsync(string what, string path, CancellationToken ct)
    {
        string hash;
        await using (var read = File.OpenRead(path)) hash = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(read, ct));
        await using var content = File.OpenRead(path);
        return await files.PutAsync($"{folder}/{what}-{hash[..16]}{Path.GetExtension(path)}", content, ct);
    }
}
