using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Arbitration.Launcher;

/// <summary>The address other machines reach this one at. ICE cannot use loopback, so media needs a real one even for one machine.</summary>
internal static class MachineAddress
{
    /// <summary>False for the address of a router in front of this machine.</summary>
    public static bool IsOwn(IPAddress address) =>
        NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses).Any(own => own.Address.Equals(address));

    public static IPAddress Find() =>
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .OrderByDescending(card => card.GetIPProperties().GatewayAddresses.Count)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))
        ?? throw new LauncherRefused("This machine has no network address of its own; give one with --address.");
}
