namespace Arbitration.Media.Mixing;

/// <summary>How loud a seat is in the mix: smoothed RMS in dBFS (-100 is silence), and whether it counts as speaking.</summary>
public readonly record struct SeatLevel(string Seat, float Dbfs, bool Speaking);
