using System.Globalization;
using System.Reflection;

namespace Arbitration.Testing;

/// <summary>What a person's camera shows and microphone hears: a colour (hue in degrees) and a tone (Hz) that flash and beep together.</summary>
/// <param name="Lively">Instead a picture in which everything moves, and a voice that never pauses.</param>
public sealed record Signal(int Hue, int Hertz, bool Refused = false, bool Lively = false)
{
    public static Signal Presiding { get; } = new(210, 500);
    public static Signal Clerk { get; } = new(120, 800);
    public static Signal Claimant { get; } = new(0, 1100);
    public static Signal Respondent { get; } = new(45, 1700);

    /// <summary>The page script that puts this signal in the place of the devices.</summary>
    public string Script()
    {
        var signal = string.Create(CultureInfo.InvariantCulture, $"{{ hue: {Hue}, hertz: {Hertz}, refuse: {(Refused ? "true" : "false")} }}");
        return $"{(Lively ? Text("lively.js") : "")}{Text("signals.js")}".Replace("__SIGNAL__", signal, StringComparison.Ordinal);
    }

    private static string Text(string name)
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Arbitration.Testing.{name}")!);
        return text.ReadToEnd();
    }
}
