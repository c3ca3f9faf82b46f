using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Arbitration.Launcher;

/// <summary>The address other machines reach this one at. ICE cannot use loopback, so media needs a real one even for one machine.</summary>
internal static class MachineAddress
{
    public static IPAddress Find() =>
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .OrderByDescending(card => card.GetIPProperties().GatewayAddresses.Count)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))
        ?? throw new LauncherRefused("This machine has no network address of its own; give one with --address.");
}
