namespace Arbitration.Court.Storage.Files;

/// <param name="Name">Name in the store.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record StoredFile(string Name, long Bytes, string Sha256);
