using QRCoder;

namespace Arbitration.Court.Shared;

/// <summary>An address as a picture that a telephone's camera reads.</summary>
internal static class QrCode
{
    /// <returns>An SVG document with a quiet zone (ISO/IEC 18004), scaled by whoever shows it.</returns>
    public static string Svg(string address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
