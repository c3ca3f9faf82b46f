namespace Arbitration.Media.Node;

/// <summary>What is kept on disk of one handle, so that its session id goes on working after a restart of the node.</summary>
/// <param name="Reach">Of a viewer: what of the source it was given.</param>
internal sealed record PeerNote(string Session, PeerKind Kind, string Room, string Place, string Seat, string Source, int Attempt, ulong Handle, Reach Reach = default)
{
    public string Publisher => PublisherId.Of(Source, Attempt);
}
