namespace Arbitration.Media.Janus;

/// <summary>What a request must carry: the API's secret on each, the admin key on those that make rooms or forwards, the monitor's secret on those that list handles.</summary>
internal sealed record GatewaySecrets(string Api, string Admin, string Monitor);
