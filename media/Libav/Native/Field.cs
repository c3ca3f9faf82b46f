using System.Runtime.CompilerServices;

namespace Arbitration.Media.Libav.Native;

/// <summary>Reads and writes one field of a native structure; the offset comes from <see cref="FieldOffsets"/>.</summary>
internal static unsafe class Field
{
    internal static T Get<T>(nint structure, int offset) where T : unmanaged => Unsafe.ReadUnaligned<T>((byte*)structure + offset);

    internal static void Set<T>(nint structure, int offset, T value) where T : unmanaged =>
        Unsafe.WriteUnaligned((byte*)structure + offset, value);
}
