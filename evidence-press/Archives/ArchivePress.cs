namespace Arbitration.Press;

/// <summary>
/// A ZIP to its members, each a file of its own that is pressed on its own later: flat, under names of ours, beside the name that it had.
/// </summary>
internal static class ArchivePress
{
    private const int HeadBytes = 512;

    public static async Task PressAsync(PressJob job, CancellationToken ct)
    {
        await using var archive = File.OpenRead(job.File);
        var entries = ZipDirectory.Read(archive, Limits.MostMembers * 4);
        foreach (var entry in entries) Check(entry);
        var files = entries.Where(entry => !entry.IsFolder && !ZipNames.IsLitter(entry.Name)).ToList();
        if (files.Count == 0) throw new Refused("evidence.empty", "an archive of nothing");
        if (files.Count > Limits.MostMembers) throw Refused.Bomb($"{files.Count} files");
        var unpacking = new ZipUnpacking(archive, Limits.MostMemberBytes, Limits.MostUnpackedBytes);
        foreach (var (n, entry) in files.Index())
        {
            ct.ThrowIfCancellationRequested();
            var name = $"member-{n + 1}.bin";
            long bytes;
            using (var to = File.Create(job.Out(name))) bytes = unpacking.Unpack(entry, to);
            // Nothing to see in it, and outside a file without a length is none.
            if (bytes == 0) continue;
            CheckNested(job.Out(name));
            job.Events.Member(n + 1, name, Shortened(entry.Name), bytes);
        }
    }

    private static void Check(ZipEntry entry)
    {
        if (entry.IsEncrypted) throw Refused.Encrypted("an entry wants a password");
        if (entry.IsSpecial) throw new Refused("evidence.archive-link", entry.IsLink ? "a link" : "neither file nor folder");
        if (ZipNames.LeavesItsFolder(entry.Name)) throw new Refused("evidence.archive-path", "a name that leads out of the archive");
        if (entry.Unpacked > Limits.MostMemberBytes) throw Refused.Bomb("announces more than is allowed");
    }

    // Word and spreadsheet files are ZIPs that nobody calls so; everything else that is packed within the packed is refused.
    private static void CheckNested(string file)
    {
        Span<byte> buffer = stackalloc byte[HeadBytes];
        using var stream = File.OpenRead(file);
        ReadOnlySpan<byte> head = buffer[..stream.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false)];
        var nested = head.StartsWith("PK\x03\x04"u8) ? OfficeArchive.TypeOf(file).Kind == FileKind.Archive
            : ArchiveSignatures.IsPacked(head) || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || (head.Length > 262 && head[257..262].SequenceEqual("ustar"u8));
        if (nested) throw new Refused("evidence.nested", "an archive in an archive");
    }

    // A line outside is bounded; people see the last part of it only.
    private static string Shortened(string name) => name.Length <= 1000 ? name : name[^1000..];
}
