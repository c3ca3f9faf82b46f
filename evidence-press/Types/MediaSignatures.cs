namespace Arbitration.Press;

/// <summary>Sound and video that neither RIFF nor ISO boxes announce.</summary>
internal static class MediaSignatures
{
    private const int TransportPacket = 188;

    public static FileType? TypeOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3])) return Media("matroska");
        if (head.StartsWith("OggS"u8)) return Media("ogg");
        if (head.StartsWith("fLaC"u8)) return Media("flac");
        if (head.StartsWith("#!AMR"u8)) return Media("amr");
        if (head.StartsWith("FLV\x01"u8)) return Media("flv");
        if (head.StartsWith("caff"u8)) return Media("caf");
        if (head.StartsWith("ID3"u8)) return Media("mp3");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11])) return Media("asf");
        if (head.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0xBA])) return Media("mpeg");
        // Old QuickTime has no ftyp.
        if (head.Length > 8 && (head[4..8].SequenceEqual("moov"u8) || head[4..8].SequenceEqual("mdat"u8) || head[4..8].SequenceEqual("wide"u8))) return Media("mov");
        if (head.Length > 2 * TransportPacket && head[0] == 0x47 && head[TransportPacket] == 0x47 && head[2 * TransportPacket] == 0x47) return Media("mpegts");
        if (head.Length > 7 && head[0] == 0xFF && (head[1] & 0xF6) == 0xF0) return Media("aac");
        // Layer III alone: the byte order mark of UTF-16 would be a layer I.
        return head.Length > 4 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2 && (head[1] & 0x18) != 0x08 && (head[2] & 0xF0) is not (0xF0 or 0) ? Media("mp3") : null;
    }

    private static FileType Media(string id) => new(id, FileKind.Media);
}
