using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;

namespace Arbitration.Launcher.Tests;

public sealed class LocalAuthorityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("authority-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_server_certificate_is_trusted_through_the_authority_alone()
    {
        var (file, _) = LocalAuthority.Issue(_folder, IPAddress.Parse("10.1.2.3"), _time);
        using var server = X509CertificateLoader.LoadCertificateFromFile(file);
        using var authority = X509CertificateLoader.LoadCertificateFromFile(LocalAuthority.CertificateFile(_folder));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = _time.GetUtcNow().UtcDateTime;
        Assert.True(chain.Build(server), string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation)));
        Assert.True(server.MatchesHostname("10.1.2.3"));
    }

    [Fact]
    public void A_good_certificate_is_kept_and_one_about_to_end_is_renewed()
    {
        string Issue() => File.ReadAllText(LocalAuthority.Issue(_folder, IPAddress.Loopback, _time).Certificate);
        var first = Issue();
        Assert.Equal(first, Issue());
        _time.Advance(TimeSpan.FromDays(340));
        Assert.NotEqual(first, Issue());
    }

    [Fact]
    public void Keys_are_readable_by_their_owner_only()
    {
        var (_, key) = LocalAuthority.Issue(_folder, IPAddress.Loopback, _time);
        foreach (var secret in (string[])[key, Path.Combine(_folder, "authority.key")])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(secret));
    }
}
