using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Arbitration.Court.Storage;

internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    value => value.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
