namespace Arbitration.Court.Cases;

/// <summary>Personal data is shown only as far as the reader needs it (PIPL).</summary>
internal static class Masking
{
    public static string? Phone(string? phone) =>
        phone is null ? null : phone.Length < 8 ? new string('*', phone.Length) : $"{phone[..3]}{new string('*', phone.Length - 7)}{phone[^4..]}";

    /// <summary>A case number whose last two digits are hidden: enough to recognise one's own case.</summary>
    public static string CaseNumber(string number)
    {
        var masked = number.ToCharArray();
        var left = 2;
        for (var i = masked.Length - 1; i >= 0 && left > 0; i--)
            if (char.IsAsciiDigit(masked[i])) (masked[i], left) = ('*', left - 1);
        return new string(masked);
    }
}
