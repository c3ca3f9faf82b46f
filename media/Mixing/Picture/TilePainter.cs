using Arbitration.Media.Libav;
using Arbitration.Media.Mixing.Pages;
using Arbitration.Media.Mixing.Scenes;

namespace Arbitration.Media.Mixing.Picture;

/// <summary>Paints one region: a picture with its labels, or a name plate; only when something of it changed.</summary>
internal sealed class TilePainter(Lettering lettering, VideoFrame canvas)
{
    private const int FrameWidth = 4;
    private const int Inset = 8;

    private static readonly Colour s_ground = Colour.Of(Palette.Ground);
    private static readonly Colour s_paper = Colour.Of(Palette.Paper);
    private static readonly Colour s_plate = Colour.Of(Palette.Plate);

    /// <param name="speaker">Who of the people in the picture speaks, empty when that is not said.</param>
    internal void Paint(Slot slot, TileView view, string speaker)
    {
        bool sameSeat = ReferenceEquals(slot.Seat, view.Seat);
        ProgrammeSource? source = view.Source?.Shown is null ? null : view.Source;
        if (!sameSeat)
        {
            SetLabels(slot, view.Seat, speaker);
        }
        if (!sameSeat || slot.Speaking != view.Speaking)
        {
            slot.Speaking = view.Speaking;
            canvas.Frame(slot.Area, FrameWidth, view.Speaking ? s_paper : s_ground);
        }
        if (source is { Shown: { } picture })
        {
            bool same = sameSeat && slot.Source == source && slot.ArrivalUs == source.ShownArrivalUs && slot.FrozenSeconds == view.FrozenSeconds;
            if (view.View is { } pageView)
            {
                if (!same || !ReferenceEquals(slot.View, pageView))
                {
                    PaintPage(slot, pageView, picture);
                }
            }
            else if (!same)
            {
                PaintPicture(slot, view, picture);
            }
            slot.ArrivalUs = source.ShownArrivalUs;
        }
        else if (!sameSeat || slot.Source is not null || slot.Note != view.Note)
        {
            slot.Picture = default;
            lettering.Plate(view.Seat, view.Note, slot.Area.Width, slot.Area.Height).BlendOnto(canvas, slot.Area.X, slot.Area.Y);
            PaintSpeakerLine(slot);
        }
        (slot.Painted, slot.Seat, slot.Source, slot.FrozenSeconds, slot.Note, slot.View) = (true, view.Seat, source, view.FrozenSeconds, view.Note, view.View);
    }

    /// <summary>Nobody is there.</summary>
    internal void Clear(Slot slot)
    {
        if (slot.Painted)
        {
            canvas.Fill(slot.Area.Grow(FrameWidth), s_ground);
            slot.Forget();
        }
    }

    private void SetLabels(Slot slot, ProgrammeSeat seat, string speaker)
    {
        bool named = seat.Role.Length + seat.Name.Length > 0;
        slot.Label = named ? lettering.Label(seat, slot.Area.Width - (2 * Inset)) : null;
        slot.SpeakerLine = speaker.Length > 0 ? lettering.SpeakerLine(speaker, slot.Area.Width - (2 * Inset)) : null;
        if (slot.Region.Label == LabelPlace.Beneath)
        {
            canvas.Fill(new Area(slot.Area.X, slot.Area.Bottom + FrameWidth, slot.Area.Width, SceneLayout.LabelBeneath - (2 * FrameWidth)), s_ground);
            slot.Label?.BlendOnto(canvas, slot.Area.X, slot.Area.Bottom + FrameWidth);
        }
    }

    private void PaintPicture(Slot slot, TileView view, VideoFrame picture)
    {
        Area area = slot.Area, part = area.CropOf(picture.Width, picture.Height);
        // Of an upright phone too little would be left, and the head might be what is cut off.
        bool fills = slot.Region.Filling == Filling.Fill && part.Width * part.Height * 3L >= picture.Width * picture.Height * 2L;
        Area place = fills ? area : area.Fit(picture.Width, picture.Height);
        if (place != slot.Picture)
        {
            slot.Picture = place;
            canvas.Fill(area, s_plate);
        }
        else if (place != area && slot.Region.Label == LabelPlace.Inside)
        {
            // The labels were blended beside the picture too; blending them again and again would make them opaque.
            int foot = FootOf(slot) + (slot.SpeakerLine?.Height ?? 0);
            canvas.Fill(new Area(area.X, area.Bottom - foot, area.Width, foot), s_plate);
        }
        if (fills)
        {
            slot.Scaler.ScaleInto(picture, (part.X, part.Y, part.Width, part.Height), canvas, area.X, area.Y, area.Width, area.Height);
        }
        else
        {
            slot.Scaler.ScaleInto(picture, canvas, place.X, place.Y, place.Width, place.Height);
        }
        if (view.FrozenSeconds > 0)
        {
            PaintFrozen(area, place, view.FrozenSeconds);
        }
        if (slot.Region.Label == LabelPlace.Inside)
        {
            slot.Label?.BlendOnto(canvas, area.X + Inset, area.Bottom - Inset - slot.Label.Height);
        }
        PaintSpeakerLine(slot);
    }

    /// <summary>Its label stands beneath, so that nothing of it is hidden.</summary>
    private void PaintPage(Slot slot, PageView view, VideoFrame page)
    {
        (PageGeometry geometry, Area place) = PageGeometry.In(slot.Area, view, page.Width, page.Height);
        if (place != slot.Picture)
        {
            slot.Picture = place;
            canvas.Fill(slot.Area, s_plate);
        }
        slot.Page ??= new PagePicture();
        slot.Page.Paint(canvas, place, page, geometry, view);
    }

    private void PaintSpeakerLine(Slot slot) =>
        slot.SpeakerLine?.BlendOnto(canvas, slot.Area.X + Inset, slot.Area.Bottom - FootOf(slot) - slot.SpeakerLine.Height);

    /// <summary>Height of the label with its distances.</summary>
    private static int FootOf(Slot slot) => (slot.Label?.Height ?? 0) + (2 * Inset);

    private void PaintFrozen(Area area, Area place, int seconds)
    {
        lettering.Shade(place.Width, place.Height).BlendOnto(canvas, place.X, place.Y);
        Overlay mark = lettering.Mark($"画面静止 {seconds} 秒");
        mark.BlendOnto(canvas, area.X + (((area.Width - mark.Width) / 2) & ~1), area.Y + (((area.Height - mark.Height) / 2) & ~1));
    }
}
