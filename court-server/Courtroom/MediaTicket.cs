using Arbitration.Court.Media;

namespace Arbitration.Court.Courtroom;

/// <summary>Leave to make one connection, and the servers that may help it: both are fresh each time, so neither has to be renewed.</summary>
internal sealed record MediaTicket(string Ticket, IReadOnlyList<IceServer> IceServers);
