namespace Arbitration.Media.Mixing;

/// <summary>One person who may be in the picture and the sound; the order of seats is the order of tiles.</summary>
/// <param name="Seat">The seat's id.</param>
/// <param name="Role">As burnt in, e.g. 申请人.</param>
/// <param name="Name">As burnt in.</param>
/// <param name="Muted">Every source of the seat is silent.</param>
/// <param name="Out">The seat is neither seen nor heard.</param>
/// <param name="Side">Where it stands in scenes that have sides.</param>
/// <param name="CameraOff">The seat is heard, and its name plate stands where its picture was.</param>
/// <param name="Aside">The seat is seen and not heard, and is nobody's speaker: an interpreter beside the floor.</param>
public sealed record ProgrammeSeat(
    string Seat, string Role, string Name, bool Muted = false, bool Out = false, SeatSide Side = SeatSide.Other, bool CameraOff = false, bool Aside = false);
