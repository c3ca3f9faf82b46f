using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Muxing;

/// <summary>Lets libav read several streams one after the other as if they were one file. Owns the AVIOContext.</summary>
internal sealed class PieceReader : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly IEnumerator<Stream> _pieces;
    private GCHandle _self;
    private nint _io;
    private Stream? _piece;
    private ExceptionDispatchInfo? _fault;

    internal unsafe PieceReader(IEnumerable<Stream> pieces)
    {
        _pieces = pieces.GetEnumerator();
        _self = GCHandle.Alloc(this);
        _io = Avformat.avio_alloc_context(
            Avutil.av_malloc(BufferBytes), BufferBytes, 0, GCHandle.ToIntPtr(_self), &Read, 0, 0);
    }

    internal nint Io => _io;

    /// <summary>Raises what a piece's stream raised inside the native call, where it could not pass through.</summary>
    internal void ThrowIfFaulted() => _fault?.Throw();

    public void Dispose()
    {
        if (_io != 0)
        {
            // The buffer is the first field of AVIOContext after its class pointer, and libav may have replaced it.
            Avutil.av_free(Field.Get<nint>(_io, IntPtr.Size));
            Avformat.avio_context_free(ref _io);
            _self.Free();
        }
        _piece?.Dispose();
        _pieces.Dispose();
    }

    [UnmanagedCallersOnly]
    private static unsafe int Read(nint opaque, byte* buffer, int size)
    {
        var reader = (PieceReader)GCHandle.FromIntPtr(opaque).Target!;
        return reader.ReadNext(new Span<byte>(buffer, size));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadNext(Span<byte> buffer)
    {
        try
        {
            while (true)
            {
                int count = _piece?.Read(buffer) ?? 0;
                if (count > 0)
                {
                    return count;
                }
                _piece?.Dispose();
                _piece = null;
                if (!_pieces.MoveNext())
                {
                    return Constants.EndOfFile;
                }
                _piece = _pieces.Current;
            }
        }
#pragma warning disable CA1031 // An exception must not unwind through native frames; it is raised again after the call.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _fault = ExceptionDispatchInfo.Capture(fault);
            return Constants.IoError;
        }
    }
}
