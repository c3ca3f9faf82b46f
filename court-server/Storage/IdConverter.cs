using Arbitration.Court.Shared;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Arbitration.Court.Storage;

internal sealed class IdConverter<T>() : ValueConverter<T, string>(id => id.Value, text => Make(text)) where T : struct, IId<T>
{
    // An expression tree cannot call a static abstract member, so the call stands in a method of its own.
    private static T Make(string text) => T.From(text);
}
