namespace Arbitration.Court.Media;

/// <summary>The TURN server that pages are told of; without one they are told of none.</summary>
internal sealed class TurnOptions
{
    private const int ShortestSecret = 32;

    /// <summary>One URL (RFC 7065) for each way to it. ARBITRATION_TURN_URLS, separated by spaces; default none.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>What it shares with us. From the file that ARBITRATION_TURN_SECRET_FILE names, or ARBITRATION_TURN_SECRET; at least 32 characters.</summary>
    public string Secret { get; init; } = "";

    /// <summary>How long a name and password may begin a relay; one that is in use goes on. 10 minutes to a day.</summary>
    public TimeSpan Life { get; init; } = TimeSpan.FromHours(6);

    public static TurnOptions Read(IConfiguration configuration)
    {
        var urls = (configuration["ARBITRATION_TURN_URLS"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (urls.Length == 0) return new TurnOptions();
        if (urls.FirstOrDefault(url => !url.StartsWith("turn:", StringComparison.Ordinal) && !url.StartsWith("turns:", StringComparison.Ordinal)) is { } other)
            throw new InvalidOperationException($"ARBITRATION_TURN_URLS: {other} is no turn: or turns: URL.");
        var secret = configuration["ARBITRATION_TURN_SECRET_FILE"] is { Length: > 0 } file ? File.ReadAllText(file).Trim() : configuration["ARBITRATION_TURN_SECRET"] ?? "";
        if (secret.Length < ShortestSecret) throw new InvalidOperationException($"The TURN server's secret has fewer than {ShortestSecret} characters.");
        return new TurnOptions { Urls = urls, Secret = secret };
    }
}
