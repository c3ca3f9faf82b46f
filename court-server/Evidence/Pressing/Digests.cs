using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;

namespace Arbitration.Court.Evidence.Pressing;

/// <summary>SHA-256 (FIPS 180-4) and SM3 (GB/T 32905) of a file in one reading, lower-case hex.</summary>
internal sealed record Digests(string Sha256, string Sm3)
{
    public static async Task<Digests> OfAsync(string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, useAsync: true);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sm3 = new SM3Digest();
        var buffer = new byte[1 << 20];
        for (int read; (read = await file.ReadAsync(buffer, ct)) > 0;)
        {
            sha.AppendData(buffer.AsSpan(0, read));
            sm3.BlockUpdate(buffer, 0, read);
        }

        var second = new byte[sm3.GetDigestSize()];
        sm3.DoFinal(second, 0);
        return new Digests(Convert.ToHexStringLower(sha.GetHashAndReset()), Convert.ToHexStringLower(second));
    }
}
