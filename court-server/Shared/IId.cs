using System.Security.Cryptography;

namespace Arbitration.Court.Shared;

/// <summary>An opaque id: a short text that is safe in URLs, file names and media rooms ([A-Za-z0-9-]{1,64}).</summary>
internal interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    string Value { get; }
    static abstract TSelf From(string value);
}

internal static class Ids
{
    public static T New<T>() where T : struct, IId<T> => T.From(RandomNumberGenerator.GetHexString(20, lowercase: true));

    /// <summary>For route parameters: refuses what could not have been made by us, so that it never reaches a path or a query.</summary>
    public static bool TryParse<T>(string? text, out T id) where T : struct, IId<T>
    {
        id = default;
        if (text is null or "" || text.Length > 64 || !text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) return false;
        id = T.From(text);
        return true;
    }
}
