using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using SkiaSharp;

namespace Arbitration.Media.Tests.Mixing.Scenes;

/// <summary>Pictures of people and a page, drawn by code: as many as needed, the same each time.</summary>
internal static class Drawn
{
    private static readonly SKColor[] s_walls =
    [
        new(0x5C, 0x74, 0x8C), new(0x9A, 0x86, 0x66), new(0x5F, 0x83, 0x6B), new(0x8C, 0x62, 0x58),
        new(0x4E, 0x86, 0x8E), new(0x7A, 0x6A, 0x94), new(0x96, 0x92, 0x5E), new(0x6E, 0x76, 0x7E),
    ];

    private static readonly SKColor[] s_coats = [new(0x2B, 0x33, 0x45), new(0x4A, 0x2E, 0x36), new(0x33, 0x40, 0x36), new(0x54, 0x4A, 0x40)];
    private static readonly SKColor[] s_skins = [new(0xE3, 0xB8, 0x95), new(0xD2, 0xA0, 0x7C), new(0xEC, 0xC6, 0xA6)];
    private static readonly SKColor[] s_hairs = [new(0x36, 0x2E, 0x2C), new(0x4A, 0x3A, 0x32), new(0x78, 0x74, 0x72)];

    /// <summary>What is behind a person, and nothing else in the top tenth of their picture.</summary>
    internal static Colour Wall(int person) => Colour.Of(s_walls[person % s_walls.Length]);

    internal static VideoFrame Person(int person, int width, int height) => Draw(width, height, s_walls[person % s_walls.Length], canvas =>
    {
        Background(canvas, person, width, height);
        Figure(canvas, person, width / 2f, height * 0.44f, Math.Min(height, width * 1.1f) * 0.16f);
    });

    /// <summary>Three people at a table before one camera.</summary>
    internal static VideoFrame Room(int person, int width, int height) => Draw(width, height, s_walls[person % s_walls.Length], canvas =>
    {
        Background(canvas, person + 1, width, height);
        for (int i = 0; i < 3; i++)
        {
            Figure(canvas, person + (2 * i) + 1, width * (0.2f + (0.3f * i)), height * 0.45f, height * 0.1f);
        }
        Rectangle(canvas, new SKColor(0x6B, 0x4E, 0x38), 0, height * 0.74f, width, height * 0.26f);
    });

    /// <summary>A page of a contract in the proportions of A4.</summary>
    internal static VideoFrame Page(int height)
    {
        int width = height * 210 / 297 & ~1;
        using var bold = new LabelFont(new ProgrammeOptions().BoldFont);
        using var regular = new LabelFont(new ProgrammeOptions().RegularFont);
        string[] lines =
        [
            "甲方（用人单位）：海天物流有限公司", "乙方（劳动者）：陈志强", "", "一、合同期限", "本合同为固定期限劳动合同，自 2023 年 3 月 1 日起至",
            "2026 年 2 月 28 日止，其中试用期两个月。", "", "二、工作内容和工作地点", "乙方担任仓储主管，工作地点为京海市。", "",
            "三、劳动报酬", "甲方每月 10 日前以货币形式支付乙方工资，月工资", "标准为人民币 9,600 元。加班工资按国家规定计发。",
        ];
        return Draw(width, height, new SKColor(0xFB, 0xFA, 0xF6), canvas =>
        {
            float em = height / 42f, top = height * 0.1f;
            bold.Draw(canvas, "劳 动 合 同 书", em * 1.7f, (width - bold.Width("劳 动 合 同 书", em * 1.7f)) / 2, top, new SKColor(0x22, 0x22, 0x22));
            for (int i = 0; i < lines.Length; i++)
            {
                bool heading = lines[i].Length > 1 && lines[i][1] == '、';
                (heading ? bold : regular).Draw(canvas, lines[i], em, width * 0.1f, top + (em * (3 + (i * 1.75f))), new SKColor(0x30, 0x30, 0x30));
            }
            using var seal = new SKPaint { Color = new SKColor(0xC4, 0x3B, 0x2F), Style = SKPaintStyle.Stroke, StrokeWidth = em / 4, IsAntialias = true };
            canvas.DrawCircle(width * 0.74f, height * 0.9f, em * 2.6f, seal);
            regular.Draw(canvas, "合同专用章", em * 0.8f, (width * 0.74f) - (em * 2), height * 0.9f, new SKColor(0xC4, 0x3B, 0x2F));
        });
    }

    /// <summary>What a camera above the gate of a depot sees: a lorry, and somebody beside it.</summary>
    internal static VideoFrame Gate(int width, int height) => Draw(width, height, new SKColor(0x8E, 0x9A, 0xA2), canvas =>
    {
        Rectangle(canvas, new SKColor(0x6A, 0x6C, 0x6A), 0, height * 0.62f, width, height * 0.38f);
        Rectangle(canvas, new SKColor(0x7B, 0x6E, 0x5E), 0, height * 0.18f, width * 0.24f, height * 0.46f);
        for (int bar = 0; bar < 6; bar++)
        {
            Rectangle(canvas, new SKColor(0x4E, 0x56, 0x58), width * (0.25f + (0.025f * bar)), height * 0.34f, width * 0.008f, height * 0.3f);
        }
        Rectangle(canvas, new SKColor(0x2F, 0x6D, 0x8C), width * 0.46f, height * 0.26f, width * 0.36f, height * 0.4f);
        Rectangle(canvas, new SKColor(0xC8, 0xC2, 0xB4), width * 0.83f, height * 0.38f, width * 0.1f, height * 0.28f);
        Rectangle(canvas, new SKColor(0x34, 0x40, 0x48), width * 0.87f, height * 0.41f, width * 0.05f, height * 0.1f);
        foreach (float wheel in (ReadOnlySpan<float>)[0.52f, 0.6f, 0.88f])
        {
            Ellipse(canvas, new SKColor(0x26, 0x26, 0x28), width * wheel, height * 0.68f, height * 0.055f, height * 0.055f);
        }
        Figure(canvas, 2, width * 0.38f, height * 0.5f, height * 0.034f);
        Rectangle(canvas, new SKColor(0x5C, 0x54, 0x48), width * 0.24f, height * 0.6f, width * 0.2f, height * 0.1f);
        using var time = new LabelFont(new ProgrammeOptions().RegularFont);
        time.Draw(canvas, "2026-02-27 21:46:08  3号门", height * 0.045f, width * 0.03f, height * 0.08f, SKColors.White);
    });

    private static void Background(SKCanvas canvas, int person, int width, int height)
    {
        SKColor wall = s_walls[person % s_walls.Length];
        var darker = new SKColor((byte)(wall.Red * 3 / 4), (byte)(wall.Green * 3 / 4), (byte)(wall.Blue * 3 / 4));
        switch (person % 3)
        {
            case 0: // a shelf
                for (int board = 0; board < 3; board++)
                {
                    Rectangle(canvas, darker, 0, height * (0.3f + (0.22f * board)), width * 0.3f, height * 0.02f);
                    for (int book = 0; book < 7; book++)
                    {
                        Rectangle(canvas, s_coats[(book + board) % s_coats.Length], width * (0.01f + (0.035f * book)), height * (0.17f + (0.22f * board)), width * 0.026f, height * 0.13f);
                    }
                }
                break;
            case 1: // a window
                Rectangle(canvas, new SKColor(0xA9, 0xBE, 0xCC), width * 0.68f, height * 0.16f, width * 0.24f, height * 0.42f);
                Rectangle(canvas, darker, width * 0.79f, height * 0.16f, width * 0.015f, height * 0.42f);
                break;
            default: // panelling
                for (int panel = 0; panel < 6; panel++)
                {
                    Rectangle(canvas, darker, width * (0.01f + (0.17f * panel)), height * 0.55f, width * 0.15f, height * 0.45f);
                }
                break;
        }
    }

    private static void Figure(SKCanvas canvas, int person, float x, float y, float head)
    {
        Ellipse(canvas, s_coats[person % s_coats.Length], x, y + (head * 3.4f), head * 2.1f, head * 2.1f);
        Ellipse(canvas, new SKColor(0xD8, 0xD8, 0xD4), x, y + (head * 1.45f), head * 0.55f, head * 0.5f);
        Ellipse(canvas, s_hairs[person % s_hairs.Length], x, y - (head * 0.22f), head * 0.95f, head * (person % 2 == 0 ? 1.05f : 1.3f));
        Ellipse(canvas, s_skins[person % s_skins.Length], x, y + (head * 0.15f), head * 0.78f, head * 1.05f);
        foreach (float side in (ReadOnlySpan<float>)[-0.3f, 0.3f])
        {
            Ellipse(canvas, new SKColor(0x3A, 0x30, 0x2C), x + (side * head), y + (head * 0.08f), head * 0.08f, head * 0.1f);
        }
        Ellipse(canvas, new SKColor(0xA8, 0x60, 0x56), x, y + (head * 0.68f), head * 0.22f, head * 0.07f);
    }

    private static void Rectangle(SKCanvas canvas, SKColor ink, float x, float y, float width, float height)
    {
        using var paint = new SKPaint { Color = ink };
        canvas.DrawRect(x, y, width, height, paint);
    }

    private static void Ellipse(SKCanvas canvas, SKColor ink, float x, float y, float radiusX, float radiusY)
    {
        using var paint = new SKPaint { Color = ink, IsAntialias = true };
        canvas.DrawOval(x, y, radiusX, radiusY, paint);
    }

    private static VideoFrame Draw(int width, int height, SKColor ground, Action<SKCanvas> draw)
    {
        VideoFrame frame = VideoFrame.Rent(width, height);
        Overlay.Draw(width, height, ground, draw).BlendOnto(frame, 0, 0);
        return frame;
    }
}
