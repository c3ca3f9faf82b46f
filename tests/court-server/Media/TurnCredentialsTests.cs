using System.Security.Cryptography;
using System.Text;
using Arbitration.Court.Media;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Arbitration.Court.Tests.Media;

public sealed class TurnCredentialsTests
{
    private static readonly TurnOptions Options = new() { Urls = ["turn:192.0.2.7:3478?transport=udp"], Secret = new string('s', 64) };
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));

    private IceServer Make(string hearing = "h1", string seat = "claimant") => Assert.Single(new TurnCredentials(Options, _time).For(hearing, seat));

    [Fact]
    public void A_name_begins_with_the_hour_at_which_it_ends_and_the_password_is_its_HMAC()
    {
        var made = Make();
        Assert.Equal(_time.GetUtcNow().AddHours(6).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), made.Username.Split(':')[0]);
        Assert.Equal(Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Options.Secret), Encoding.UTF8.GetBytes(made.Username))), made.Credential);
    }

    [Fact]
    public void A_name_tells_neither_hearing_nor_seat_but_stays_the_seats_own()
    {
        var first = Make().Username;
        _time.Advance(TimeSpan.FromHours(7));
        var later = Make();
        Assert.NotEqual(first, later.Username);
        Assert.Equal(first.Split(':')[1], later.Username.Split(':')[1]);
        Assert.NotEqual(Make(seat: "respondent").Username, later.Username);
        Assert.NotEqual(Make(hearing: "h2").Username, later.Username);
        Assert.DoesNotContain("claimant", later.Username, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Without_a_TURN_server_nobody_is_told_of_one() => Assert.Empty(new TurnCredentials(Read([]), _time).For("h1", "claimant"));

    [Fact]
    public void The_secret_comes_from_a_file_or_the_environment()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, Options.Secret + "\n");
        const string Two = "turn:192.0.2.7:3478?transport=tcp turns:court.example:5349?transport=tcp";
        Assert.Equal(Options.Secret, Read([("URLS", Two), ("SECRET_FILE", file)]).Secret);
        Assert.Equal(2, Read([("URLS", Two), ("SECRET", Options.Secret)]).Urls.Count);
        File.Delete(file);
    }

    [Theory]
    [InlineData("turn:192.0.2.7:3478", "short")]
    [InlineData("turn:192.0.2.7:3478", null)]
    [InlineData("https://192.0.2.7", "ssssssssssssssssssssssssssssssssssss")]
    public void A_wrong_configuration_stops_the_start_and_does_not_repeat_the_secret(string urls, string? secret)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Read([("URLS", urls), ("SECRET", secret)]));
        if (secret is not null) Assert.DoesNotContain(secret, refused.Message, StringComparison.Ordinal);
    }

    private static TurnOptions Read((string Name, string? Value)[] settings) => TurnOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"ARBITRATION_TURN_{s.Name}", s.Value))).Build());
}
