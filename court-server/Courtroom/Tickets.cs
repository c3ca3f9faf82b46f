using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Arbitration.Court.Access;
using Arbitration.Court.Shared;
using Microsoft.AspNetCore.WebUtilities;

namespace Arbitration.Court.Courtroom;

/// <summary>
/// Signs tickets and media sessions. Both carry their meaning, so that they outlive a restart of the server and no seat can
/// use another's.
/// </summary>
internal sealed class Tickets(CourtOptions options, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly Lazy<byte[]> _key = new(() => ReadKey(options.InData("keys", "ticket.key")));

    public string Sign(string hearing, string seat, string purpose, string source, int attempt, string place)
    {
        var ticket = new Ticket(hearing, seat, purpose, source, attempt, place, (time.GetUtcNow() + Life).ToUnixTimeSeconds());
        return Seal("ticket", WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(ticket, CourtJson.Options)));
    }

    /// <summary>Something that only we can have said, and for this purpose alone.</summary>
    /// <param name="purpose">Nothing that is sealed for one opens for another.</param>
    /// <param name="body">Of characters that an address may have, without a dot.</param>
    public string Seal(string purpose, string body) => $"{body}.{Mac(purpose, body)}";

    /// <summary>The ticket, if it is ours, this seat's and not over.</summary>
    public Ticket Open(string? text, string hearing, string seat)
    {
        if (Unseal("ticket", text) is not { } body) throw new RuleRefused("media.ticket-invalid");
        var ticket = JsonSerializer.Deserialize<Ticket>(WebEncoders.Base64UrlDecode(body), CourtJson.Options)!;
        if (ticket.Hearing != hearing || ticket.Seat != seat) throw new RuleRefused("media.ticket-invalid");
        return ticket.Until < time.GetUtcNow().ToUnixTimeSeconds() ? throw new RuleRefused("media.ticket-over") : ticket;
    }

    /// <summary>A node's session as it is given to the seat that made it.</summary>
    public string SealSession(string session, string hearing, string seat) =>
        Seal($"session/{hearing}/{seat}", WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(session)));

    /// <summary>The node's session behind it, if this seat made it.</summary>
    public string OpenSession(string? text, string hearing, string seat) =>
        Unseal($"session/{hearing}/{seat}", text) is { } body
            ? Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(body)) : throw new RuleRefused("media.unknown-session");

    /// <summary>What we sealed for the purpose; null when it is not ours.</summary>
    public string? Unseal(string purpose, string? text)
    {
        if (text?.Split('.') is not [var body, var mac]) return null;
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Mac(purpose, body)), Encoding.UTF8.GetBytes(mac)) ? body : null;
    }

    private string Mac(string purpose, string body) =>
        WebEncoders.Base64UrlEncode(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes($"{purpose}\n{body}")));

    private static byte[] ReadKey(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            OwnerOnlyFile.Write(path, RandomNumberGenerator.GetHexString(64, lowercase: true));
        }
        return Convert.FromHexString(File.ReadAllText(path).Trim());
    }
}
