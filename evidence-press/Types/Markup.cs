using System.Buffers;

namespace Arbitration.Press;

/// <summary>Words that make a browser or an interpreter take a file for its own.</summary>
internal static class Markup
{
    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["<html", "<script", "<svg", "<!doctype html", "<iframe", "<?php", "<?xml-stylesheet", "<!entity", "<!doctype svg"], StringComparison.OrdinalIgnoreCase);

    // An SVG's beginning may be a declaration, and comments may be as long as they like.
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(["<?xml", "<!doctype", "<!--", "<%@"], StringComparison.OrdinalIgnoreCase);

    public static bool IsIn(ReadOnlySpan<byte> bytes)
    {
        var text = System.Text.Encoding.Latin1.GetString(bytes).Replace("\0", "", StringComparison.Ordinal);
        return text.AsSpan().ContainsAny(Words) || (text.AsSpan().TrimStart(" \t\r\n\u00EF\u00BB\u00BF\u00FF\u00FE") is { Length: > 0 } start && start[..Math.Min(16, start.Length)].IndexOfAny(Beginnings) == 0);
    }

    /// <summary>In the whole of a file, of which pictures have no reason to hold any.</summary>
    public static bool IsAnywhere(string file)
    {
        const int overlap = 32;
        using var stream = File.OpenRead(file);
        var buffer = new byte[1 << 20];
        var kept = 0;
        for (int read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var all = kept + read;
            if (System.Text.Encoding.Latin1.GetString(buffer, 0, all).AsSpan().ContainsAny(Scripts)) return true;
            kept = Math.Min(overlap, all);
            Buffer.BlockCopy(buffer, all - kept, buffer, 0, kept);
        }

        return false;
    }

    // Longer words than above: in ten megabytes of noise five letters of either case turn up once in ten thousand files.
    private static readonly SearchValues<string> Scripts = SearchValues.Create(["<script", "<!doctype html", "<iframe", "<?php "], StringComparison.OrdinalIgnoreCase);
}
