namespace Arbitration.Court.Evidence.Press;

/// <summary>Lines off a stream that may never send a line's end.</summary>
internal sealed class BoundedLines(Stream stream, int mostBytes)
{
    private readonly byte[] _buffer = new byte[mostBytes];
    private int _from, _to;

    /// <returns>Null at the end; valid until the next call.</returns>
    /// <exception cref="PressFault">A line is too long.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken ct)
    {
        while (true)
        {
            var at = _buffer.AsSpan(_from, _to - _from).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = _buffer.AsMemory(_from, at);
                _from += at + 1;
                return line;
            }

            if (_from > 0) Buffer.BlockCopy(_buffer, _from, _buffer, 0, _to - _from);
            (_from, _to) = (0, _to - _from);
            if (_to == _buffer.Length) throw new PressFault("evidence.broken", "a line that does not end");
            var read = await stream.ReadAsync(_buffer.AsMemory(_to), ct);
            if (read == 0) return null;
            _to += read;
        }
    }
}
