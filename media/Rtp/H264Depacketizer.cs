using System.Buffers.Binary;

namespace Arbitration.Media.Rtp;

/// <summary>H.264 payloads (RFC 6184, packetization mode 1: single, STAP-A, FU-A) to Annex B access units.</summary>
internal sealed class H264Depacketizer : IDepacketizer
{
    private const int Idr = 5, Sei = 6, Sps = 7, Pps = 8, Delimiter = 9, StapA = 24, FuA = 28;

    private static ReadOnlySpan<byte> StartCode => [0, 0, 0, 1];

    private readonly FrameBytes _frame = new();
    private byte[]? _sps, _pps;
    private int _fragmentStart;
    private bool _broken, _inFragment, _anyUnit, _properStart, _hasSlice, _hasIdr, _hasSps, _keysBringSps;

    public void Reset()
    {
        (_sps, _pps, _keysBringSps) = (null, null, false);
        Begin();
    }

    public void Begin()
    {
        _frame.Clear();
        _broken = _inFragment = _anyUnit = _properStart = _hasSlice = _hasIdr = _hasSps = false;
    }

    public void Add(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty) return;
        var type = payload[0] & 0x1F;
        if (_inFragment && type != FuA) _broken = true;
        if (type is >= 1 and <= 23) AddUnit(payload);
        else if (type == StapA) AddAggregate(payload[1..]);
        else if (type == FuA) AddFragment(payload);
        else _broken = true;                             // STAP-B, MTAP and FU-B belong to a mode nobody offers
    }

    public Picture End(out byte[] bytes)
    {
        bytes = [];
        if (_broken || _inFragment || _frame.Overflown) return Picture.Broken;
        if (!_hasSlice) return Picture.Nothing;          // parameter sets on their own are remembered, not decoded
        if (!_hasIdr)
        {
            bytes = _frame.Written.ToArray();
            return Picture.Dependent;
        }
        // After a loss the picture's first packet may be the one that is missing. If keyframes of this sender bring their
        // SPS, one without it is incomplete: remembered parameters could be of another picture size.
        if (!_properStart || (_keysBringSps && !_hasSps) || _sps is null || _pps is null) return Picture.Broken;
        _keysBringSps = _hasSps;
        bytes = _hasSps
            ? _frame.Written.ToArray()
            : [.. StartCode, .. _sps, .. StartCode, .. _pps, .. _frame.Written];
        return Picture.Key;
    }

    private void AddAggregate(ReadOnlySpan<byte> units)
    {
        while (!units.IsEmpty)
        {
            var length = units.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(units);
            if (length == 0 || units.Length < 2 + length)
            {
                _broken = true;
                return;
            }
            AddUnit(units.Slice(2, length));
            units = units[(2 + length)..];
        }
    }

    private void AddFragment(ReadOnlySpan<byte> payload)
    {
        var (starts, ends) = payload.Length < 3 ? (false, false) : ((payload[1] & 0x80) != 0, (payload[1] & 0x40) != 0);
        if (payload.Length < 3 || starts == _inFragment || (starts && ends))
        {
            _broken = true;
            return;
        }
        if (starts)
        {
            _frame.Append(StartCode);
            _fragmentStart = _frame.Length;
            _frame.Append([(byte)((payload[0] & 0xE0) | (payload[1] & 0x1F))]);
        }
        _frame.Append(payload[2..]);
        _inFragment = !ends;
        if (ends && !_frame.Overflown) Note(_frame.Written[_fragmentStart..]);
    }

    private void AddUnit(ReadOnlySpan<byte> unit)
    {
        _frame.Append(StartCode);
        _frame.Append(unit);
        Note(unit);
    }

    private void Note(ReadOnlySpan<byte> unit)
    {
        var type = unit[0] & 0x1F;
        if (!_anyUnit) _properStart = type is Sei or Sps or Delimiter || (type == Idr && IsFirstSlice(unit));
        _anyUnit = true;
        _hasSlice |= type is >= 1 and <= Idr;
        _hasIdr |= type == Idr;
        _hasSps |= type == Sps;
        if (type == Sps) _sps = unit.ToArray();
        if (type == Pps) _pps = unit.ToArray();
    }

    // first_mb_in_slice is an Exp-Golomb number: a leading 1 bit is 0, the slice at the top left.
    private static bool IsFirstSlice(ReadOnlySpan<byte> unit) => unit.Length > 1 && (unit[1] & 0x80) != 0;
}
