using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Arbitration.Court.Media;

/// <summary>
/// Names and passwords for the TURN server that end by themselves (draft-uberti-behave-turn-rest-00): it checks them with the
/// secret alone and stores none. The name in its log tells nobody whose it is.
/// </summary>
internal sealed class TurnCredentials(TurnOptions options, TimeProvider time)
{
    /// <summary>What a page that holds this seat may use from now on; empty without a TURN server.</summary>
    public IReadOnlyList<IceServer> For(string hearing, string seat)
    {
        if (options.Urls.Count == 0) return [];
        var name = $"{(time.GetUtcNow() + options.Life).ToUnixTimeSeconds()}:{Opaque($"{hearing}/{seat}")}";
        return [new IceServer(options.Urls, name, Password(name))];
    }

    // The same seat has the same name, so that the server's quota is one for each seat.
    private string Opaque(string seat) => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"seat\n{seat}")), 0, 12);

    private string Password(string name) => Convert.ToBase64String(HMACSHA1.HashData(Key, Encoding.UTF8.GetBytes(name)));

    private byte[] Key => Encoding.UTF8.GetBytes(options.Secret);
}
