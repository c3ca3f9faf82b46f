using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Arbitration.Launcher.Tests;

public sealed class ServerCertificateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certificate-").FullName;
    private readonly DataFolder _data;

    public ServerCertificateTests() => _data = DataFolder.Open(_folder);

    public void Dispose()
    {
        _data.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("court.example", "court.example")]
    [InlineData("*.court.example", null)]
    [InlineData("192.0.2.7", "192.0.2.7")]
    public void TURN_over_TLS_is_addressed_by_what_the_operators_certificate_names(string named, string? host) =>
        Assert.Equal(host, ServerCertificate.For(IPAddress.Parse("192.0.2.7"), Options(Own(named)), _data, TimeProvider.System).Host);

    [Fact]
    public void A_certificate_for_many_names_asks_for_one()
    {
        var address = IPAddress.Parse("192.0.2.7");
        var certificate = ServerCertificate.For(address, Options(Own("*.court.example")), _data, TimeProvider.System);
        var unnamed = new TurnOptions(address, address, 3478, 5349);
        Assert.Contains("--turn-name", Assert.Throws<LauncherRefused>(() => new TurnServer(unnamed, certificate, _data).Urls).Message, StringComparison.Ordinal);
        Assert.Equal("turns:turn.court.example:5349?transport=tcp", new TurnServer(unnamed with { TlsName = "turn.court.example" }, certificate, _data).Urls[2]);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8::7", "[2001:db8::7]")]
    public void Without_one_the_address_itself_is_in_the_URLs(string address, string host)
    {
        var certificate = ServerCertificate.For(IPAddress.Parse(address), Options(null), _data, TimeProvider.System);
        var turn = new TurnServer(new TurnOptions(IPAddress.Parse(address), IPAddress.Parse(address), 3478, 5349), certificate, _data);
        Assert.Equal([$"turn:{host}:3478?transport=udp", $"turn:{host}:3478?transport=tcp", $"turns:{host}:5349?transport=tcp"], turn.Urls);
    }

    private LauncherOptions Options(string? certificate) =>
        LauncherOptions.Parse(["--data", _folder, "--address", "192.0.2.7", .. certificate is null ? (string[])[] : ["--cert", certificate, "--key", Path.ChangeExtension(certificate, ".key")]]);

    private string Own(string named)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=somebody", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(named, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(named);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
        var file = Path.Combine(_folder, "own.crt");
        File.WriteAllText(file, made.ExportCertificatePem());
        File.WriteAllText(Path.ChangeExtension(file, ".key"), key.ExportPkcs8PrivateKeyPem());
        return file;
    }
}
