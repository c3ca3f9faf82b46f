using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Arbitration.Launcher;

/// <summary>
/// A certificate authority of this installation alone. A phone gives its camera only to a secure page; trusting this one
/// certificate makes the page secure without a public name.
/// </summary>
internal static class LocalAuthority
{
    private static readonly TimeSpan ServerLife = TimeSpan.FromDays(365);
    private static readonly TimeSpan Renewal = TimeSpan.FromDays(30);

    /// <summary>The server certificate and key (PEM files) for the address, made or renewed as needed.</summary>
    public static (string Certificate, string Key) Issue(string folder, IPAddress address, TimeProvider time)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var certificate = Path.Combine(folder, $"server-{address}.crt".Replace(':', '-'));
        var key = Path.ChangeExtension(certificate, ".key");
        using var authority = Authority(folder, time);
        if (IsGood(certificate, key, authority, time)) return (certificate, key);

        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest($"CN={address}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        var now = time.GetUtcNow();
        using var issued = request.Create(authority, now.AddHours(-1), now + ServerLife, RandomNumberGenerator.GetBytes(16));
        OwnerOnlyFile.Write(key, rsa.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificate, issued.ExportCertificatePem());
        return (certificate, key);
    }

    public static string CertificateFile(string folder) => Path.Combine(folder, "authority.crt");

    private static X509Certificate2 Authority(string folder, TimeProvider time)
    {
        var (file, keyFile) = (CertificateFile(folder), Path.Combine(folder, "authority.key"));
        if (File.Exists(file) && File.Exists(keyFile)) return X509Certificate2.CreateFromPemFile(file, keyFile);

        using var rsa = RSA.Create(3072);
        var request = new CertificateRequest("CN=Arbitration Courtroom local authority", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        var now = time.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddHours(-1), now.AddYears(10));
        OwnerOnlyFile.Write(keyFile, rsa.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(file, made.ExportCertificatePem());
        return X509Certificate2.CreateFromPemFile(file, keyFile);
    }

    private static bool IsGood(string certificate, string key, X509Certificate2 authority, TimeProvider time)
    {
        if (!File.Exists(certificate) || !File.Exists(key)) return false;
        using var server = X509CertificateLoader.LoadCertificateFromFile(certificate);
        return server.Issuer == authority.Subject && server.NotAfter > (time.GetUtcNow() + Renewal).LocalDateTime;
    }
}
