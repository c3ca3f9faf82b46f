namespace Arbitration.Media.Rtp;

/// <summary>Groups packets to pictures and lets nothing through that refers to a picture which was lost.</summary>
internal sealed class FrameAssembler(IDepacketizer depacketizer)
{
    private bool _open;
    private long _timestamp, _arrivalUs;

    public bool NeedsKeyframe { get; private set; } = true;

    public void Reset()
    {
        depacketizer.Reset();
        (_open, NeedsKeyframe) = (false, true);
    }

    public void RequireKeyframe() => NeedsKeyframe = true;

    /// <summary>A packet was given up: the open picture is incomplete, and the hole may have been a picture of its own.</summary>
    public void Lost()
    {
        _open = false;
        NeedsKeyframe = true;
    }

    /// <summary>At most two pictures come out: one that ended without a marker, and one that this packet ends.</summary>
    public void Add(HeldPacket packet, Action<byte[], bool, long, long> emit)
    {
        if (packet.Payload.Length == 0) return;                 // padding that probes the bandwidth
        if (_open && packet.Timestamp != _timestamp) Close(emit);
        if (!_open)
        {
            depacketizer.Begin();
            (_open, _timestamp, _arrivalUs) = (true, packet.Timestamp, packet.ArrivalUs);
        }
        depacketizer.Add(packet.Payload);
        _arrivalUs = Math.Min(_arrivalUs, packet.ArrivalUs);
        if (packet.Marker) Close(emit);
    }

    private void Close(Action<byte[], bool, long, long> emit)
    {
        _open = false;
        var picture = depacketizer.End(out var bytes);
        if (picture == Picture.Broken) NeedsKeyframe = true;
        if (picture == Picture.Key) NeedsKeyframe = false;
        if (picture is Picture.Key or Picture.Dependent && !NeedsKeyframe)
            emit(bytes, picture == Picture.Key, _timestamp, _arrivalUs);
    }
}
