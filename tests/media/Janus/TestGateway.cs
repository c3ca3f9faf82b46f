using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Arbitration.Media.Janus;

namespace Arbitration.Media.Tests.Janus;

/// <summary>A real gateway with a folder of its own, ended with the test.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    public TestGateway()
    {
        Options = new GatewayOptions { Folder = Directory.CreateTempSubdirectory("gateway-test-").FullName, MediaAddress = OwnAddress(), RtpPorts = "20000-20999" };
        Process = new GatewayProcess(Options, TimeProvider.System);
    }

    public GatewayOptions Options { get; }
    public GatewayProcess Process { get; }

    /// <summary>ICE cannot use loopback, so this is the machine's own address.</summary>
    public static IPAddress OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(own => own.Address)
        .First(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));

    public async ValueTask DisposeAsync()
    {
        await Process.EndAsync(CancellationToken.None);
        Directory.Delete(Options.Folder, true);
    }
}
