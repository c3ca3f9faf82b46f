using System.Security.Cryptography;
using System.Text;

namespace Arbitration.Court.Hearings.Log;

/// <summary>
/// The hash chain of a log: h_n = SHA-256(tag ‖ h_{n-1} ‖ SHA-256(salt ‖ canonical event)). Whoever may not see an event is given
/// only its leaf, the inner hash; the salt keeps the leaf from being guessed.
/// </summary>
internal static class HearingChain
{
    private static readonly byte[] Tag = Encoding.UTF8.GetBytes("arbitration hearing log 1\n");

    public static byte[] Begin(string hearing) => SHA256.HashData([.. Tag, .. Encoding.UTF8.GetBytes(hearing)]);
    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(16);
    public static byte[] Leaf(byte[] salt, string canonical) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(canonical)]);
    public static byte[] Next(byte[] previous, byte[] leaf) => SHA256.HashData([.. Tag, .. previous, .. leaf]);
}
