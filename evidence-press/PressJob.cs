namespace Arbitration.Press;

/// <param name="File">As it came; only read.</param>
/// <param name="Output">The one folder that may be written to, flat: names are of our own making.</param>
internal sealed record PressJob(string File, string Output, int MostPages, Events Events)
{
    public string Out(string name) => Path.Combine(Output, name);

    /// <summary>A name for something in between; what is left in the output folder without an event is thrown away outside.</summary>
    public string Between(string name) => Path.Combine(Path.GetTempPath(), name);
}
