namespace Arbitration.Court.Cases;

/// <summary>What is asked of what a clerk fills in about a person; errors are codes by field.</summary>
internal static class ParticipantRules
{
    /// <summary>Several claimants with their representatives, and some thirty who listen.</summary>
    public const int MostPeople = 60;
    private const int LongestName = 100;

    public static void Person(Dictionary<string, string> errors, string prefix, string? name, string? phone)
    {
        Text(errors, $"{prefix}name", name, LongestName);
        if (Phone(phone) is { } given && !IsPhone(given)) errors[$"{prefix}phone"] = "not-a-phone";
    }

    public static void Text(Dictionary<string, string> errors, string field, string? text, int max)
    {
        if (string.IsNullOrWhiteSpace(text)) errors[field] = "required";
        else if (text.Trim().Length > max) errors[field] = "too-long";
        else if (text.Any(char.IsControl)) errors[field] = "control-characters";
    }

    /// <summary>Null for an empty field.</summary>
    public static string? Phone(string? phone) => string.IsNullOrWhiteSpace(phone) ? null : phone.Trim();

    private static bool IsPhone(string phone) =>
        phone.Length is >= 5 and <= 20 && phone.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ');
}
