using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Arbitration.Court.Access;

/// <summary>Tokens are 256 random bits in base64url; what is stored is their SHA-256.</summary>
internal static class Secrets
{
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string NewCode() => RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
