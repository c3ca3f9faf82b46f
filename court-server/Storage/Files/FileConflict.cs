namespace Arbitration.Court.Storage.Files;

/// <summary>A name is taken by other bytes, or a file that only grows is not as long as it should be.</summary>
internal sealed class FileConflict(string name) : IOException($"{name} is already stored with other content");
