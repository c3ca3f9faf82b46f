namespace Arbitration.Media.Recording;

/// <summary>Header type of an Ogg page (RFC 3533 §6).</summary>
[Flags]
internal enum OggFlags : byte { None = 0, Continued = 1, FirstPage = 2, LastPage = 4 }
