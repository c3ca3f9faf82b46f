namespace Arbitration.Press;

/// <summary>The file is not pressed; the code is stable and the client's to translate.</summary>
internal sealed class Refused(string code, string detail) : Exception(detail)
{
    public string Code { get; } = code;

    public static Refused Broken(string detail) => new("evidence.broken", detail);
    public static Refused Bomb(string detail) => new("evidence.bomb", detail);
    public static Refused Encrypted(string detail) => new("evidence.encrypted", detail);
    public static Refused Polyglot(string detail) => new("evidence.polyglot", detail);
    public static Refused TooSlow(string detail) => new("evidence.too-slow", detail);
    public static Refused Active(string detail) => new("evidence.active", detail);
}
