namespace Arbitration.Court.Shared;

/// <summary>What the whole server needs to know; read from the environment (or the command line) as ARBITRATION_*.</summary>
internal sealed class CourtOptions
{
    /// <summary>Folder of everything that is kept: court.db, files/, keys/, node/, run/.</summary>
    public string Data { get; init; } = "./data";

    /// <summary>Origin that people open, e.g. https://192.0.2.7:8443; join links begin with it.</summary>
    public string PublicUrl { get; init; } = "http://127.0.0.1:8080";

    /// <summary>Folder of the built client.</summary>
    public string Client { get; init; } = "court-client/dist";

    /// <summary>Seed a demo case at start.</summary>
    public bool Demo { get; init; }

    public string InData(params string[] parts) => Path.Combine([Path.GetFullPath(Data), .. parts]);

    public static CourtOptions Read(IConfiguration configuration)
    {
        var defaults = new CourtOptions();
        return new CourtOptions
        {
            Data = configuration["ARBITRATION_DATA"] ?? defaults.Data,
            PublicUrl = (configuration["ARBITRATION_PUBLIC_URL"] ?? defaults.PublicUrl).TrimEnd('/'),
            Client = configuration["ARBITRATION_CLIENT"] ?? defaults.Client,
            Demo = configuration["ARBITRATION_DEMO"] == "1",
        };
    }
}
