using System.Globalization;

namespace Arbitration.Court.Documents;

/// <summary>Times as the record writes them: Beijing time, which the whole mainland uses.</summary>
internal static class ChineseText
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static string Date(DateTimeOffset at) => Format(at, "yyyy年M月d日");
    public static string Clock(DateTimeOffset at) => Format(at, "HH:mm:ss");
    public static string DateAndClock(DateTimeOffset at) => Format(at, "yyyy年M月d日 HH时mm分ss秒");

    /// <summary>A position in the recording: 0:12:03.</summary>
    public static string Offset(long us) => TimeSpan.FromMicroseconds(us) is var at
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalHours}:{at.Minutes:00}:{at.Seconds:00}") : "";

    /// <summary>A length: 12分03.4秒.</summary>
    public static string Length(long us)
    {
        var length = TimeSpan.FromMicroseconds(us);
        var seconds = (length.TotalSeconds % 60).ToString("0.0", CultureInfo.InvariantCulture);
        return length.TotalHours >= 1 ? $"{(int)length.TotalHours}小时{length.Minutes}分{seconds}秒" : length.TotalMinutes >= 1 ? $"{length.Minutes}分{seconds}秒" : $"{seconds}秒";
    }

    /// <summary>一, 二 … 九十九, for headings.</summary>
    public static string Number(int number)
    {
        const string digits = "零一二三四五六七八九";
        if (number is <= 0 or > 99) return number.ToString(CultureInfo.InvariantCulture);
        var (tens, ones) = Math.DivRem(number, 10);
        return (tens switch { 0 => "", 1 => "十", _ => $"{digits[tens]}十" }) + (ones == 0 ? "" : digits[ones].ToString());
    }

    private static string Format(DateTimeOffset at, string format) => at.ToOffset(Beijing).ToString(format, CultureInfo.InvariantCulture);
}
