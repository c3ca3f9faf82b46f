namespace Arbitration.Press;

/// <summary>Takes everything, keeps the beginning.</summary>
internal sealed class HeadOnly(int most) : Stream
{
    private readonly MemoryStream _kept = new();

    /// <summary>Byte by byte: only words of ASCII are looked for. UTF-16 loses its zeros, so that it hides nothing.</summary>
    public string Text => System.Text.Encoding.Latin1.GetString(_kept.ToArray()).Replace("\0", "", StringComparison.Ordinal);

    public override void Write(byte[] buffer, int offset, int count) => _kept.Write(buffer, offset, (int)Math.Min(count, most - _kept.Length));
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
