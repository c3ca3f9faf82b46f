namespace Arbitration.Media.Recording;

/// <summary>
/// One file of a track while it is written: an Ogg Opus stream of its own, whose granule positions are hearing time. It may
/// begin with the packets before it once more: they bring the decoder into its state, and the pre-skip takes them off again.
/// </summary>
internal sealed class SoundSegment : IDisposable
{
    private readonly OpenSegment _file;
    private readonly OpusHeaders _headers;
    private readonly uint _stream;
    private readonly List<ReadOnlyMemory<byte>> _waiting = [];
    private long _sample;
    private int _lacing;
    private uint _page = 2;

    /// <param name="repeated">Packets just before the start, oldest first, as many samples as the headers' pre-skip.</param>
    public SoundSegment(OpenSegment file, OpusHeaders headers, uint stream, IEnumerable<byte[]> repeated)
    {
        (_file, _headers, _stream, _sample) = (file, headers, stream, OpusHeaders.SampleAt(headers.FromUs));
        foreach (var packet in repeated) Hold(packet);
    }

    public OpenSegment File => _file;
    public SegmentAccess Access => _file.Access;
    public long FromUs => _headers.FromUs;
    public long ToUs => _sample * 125 / 6;

    /// <summary>Hearing time of the first sound that is not on the disk yet; null when all of it is.</summary>
    public long? WaitingSinceUs { get; private set; }

    /// <summary>False when the page has no room for it: <see cref="Flush"/> and call again.</summary>
    public bool TryAdd(byte[] packet, int samples)
    {
        if (_lacing + OggPage.LacingOf(packet.Length) > OggPage.MostLacing) return false;
        Hold(packet);
        WaitingSinceUs ??= ToUs;
        _sample += samples;
        return true;
    }

    /// <summary>Makes what is waiting durable as one page; when it throws, it is lost and the segment ends where it ended before.</summary>
    public void Flush(bool last)
    {
        if (WaitingSinceUs is null && !(last && _file.Length > 0)) return;
        var granule = _sample + _headers.PreSkip;
        // From a first page that is also the last one, ffmpeg does not read where the stream begins: then the end is a page of its own.
        var first = _file.Length == 0;
        var bytes = OggPage.Write(_stream, _page++, granule, last && !first ? OggFlags.LastPage : OggFlags.None, _waiting);
        if (first) bytes = [.. OggPage.Write(_stream, 0, 0, OggFlags.FirstPage, [_headers.Head()]), .. OggPage.Write(_stream, 1, 0, OggFlags.None, [_headers.Tags()]), .. bytes];
        if (first && last) bytes = [.. bytes, .. OggPage.Write(_stream, _page++, granule, OggFlags.LastPage, [])];
        (_lacing, WaitingSinceUs) = (0, null);
        _waiting.Clear();
        _file.Append(bytes, ToUs);
    }

    public void Dispose() => _file.Dispose();

    private void Hold(byte[] packet)
    {
        _waiting.Add(packet);
        _lacing += OggPage.LacingOf(packet.Length);
    }
}
