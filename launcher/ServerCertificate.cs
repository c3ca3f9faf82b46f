using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Arbitration.Launcher;

/// <summary>The certificate that https and TURN over TLS show, as PEM files, and the host that it is good for; null when it says none.</summary>
internal sealed record ServerCertificate(string Certificate, string Key, string? Host)
{
    /// <summary>The operator's own, or one of this installation's authority for the address.</summary>
    public static ServerCertificate For(IPAddress address, LauncherOptions options, DataFolder data, TimeProvider time)
    {
        if (options is { CertificateFile: { } own, KeyFile: { } ownKey })
            return new ServerCertificate(Path.GetFullPath(own), Path.GetFullPath(ownKey), HostOf(own, address));
        var (certificate, key) = LocalAuthority.Issue(data.Certificates, address, time);
        return new ServerCertificate(certificate, key, Bracketed(address));
    }

    // A browser checks the name of a TURN server as it does a page's, so a certificate for a name wants that name in the address.
    private static string? HostOf(string file, IPAddress address)
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        if (certificate.MatchesHostname(address.ToString())) return Bracketed(address);
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames());
        return names.FirstOrDefault(name => !name.StartsWith('*'));
    }

    public static string Bracketed(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
