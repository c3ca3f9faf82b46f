using System.Globalization;
using System.Reflection;

namespace Arbitration.Testing;

/// <summary>What a person's camera shows and microphone hears: a colour (hue in degrees) and a tone (Hz) that flash and beep together.</summary>
public sealed record Signal(int Hue, int Hertz, bool Refused = false)
{
    public static Signal Presiding { get; } = new(210, 500);
    public static Signal Clerk { get; } = new(120, 800);
    public static Signal Claimant { get; } = new(0, 1100);
    public static Signal Respondent { get; } = new(45, 1700);

    /// <summary>The page script that puts this signal in the place of the devices.</summary>
    public string Script()
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Arbitration.Testing.signals.js")!);
        var signal = string.Create(CultureInfo.InvariantCulture, $"{{ hue: {Hue}, hertz: {Hertz}, refuse: {(Refused ? "true" : "false")} }}");
        return text.ReadToEnd().Replace("__SIGNAL__", signal, StringComparison.Ordinal);
    }
}
