using Arbitration.Media.Libav;
using Arbitration.Media.Mixing.Pages;
using Arbitration.Media.Mixing.Scenes;

namespace Arbitration.Media.Mixing.Picture;

/// <summary>A region of the scene on show, and what was painted there last.</summary>
internal sealed class Slot(Region region) : IDisposable
{
    internal Region Region { get; } = region;
    internal Area Area => Region.Area;
    internal PictureScaler Scaler { get; } = new();

    /// <summary>Made at the first page; it outlives a change of scene, so that the page is not scaled anew.</summary>
    internal PagePicture? Page { get; set; }

    internal bool Painted { get; set; }
    internal ProgrammeSeat? Seat { get; set; }
    internal ProgrammeSource? Source { get; set; }
    internal long ArrivalUs { get; set; }
    internal int FrozenSeconds { get; set; }
    internal string Note { get; set; } = "";
    internal bool Speaking { get; set; }
    internal PageView? View { get; set; }

    /// <summary>Where in the area the picture lies.</summary>
    internal Area Picture { get; set; }

    /// <summary>Kept here, because even asking the lettering would make a key for each picture.</summary>
    internal Overlay? Label { get; set; }

    internal Overlay? SpeakerLine { get; set; }

    /// <summary>The ground was painted over it: everything has to be painted again.</summary>
    internal void Forget() => (Painted, Seat, Source, Speaking, Picture, Label, SpeakerLine) = (false, null, null, false, default, null, null);

    public void Dispose()
    {
        Scaler.Dispose();
        Page?.Dispose();
    }
}
