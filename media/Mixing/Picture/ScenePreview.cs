using Arbitration.Media.Libav;
using Arbitration.Media.Mixing.Scenes;

namespace Arbitration.Media.Mixing.Picture;

/// <summary>Draws what a scene would look like, on a canvas of its own that is made when it is first asked for.</summary>
internal sealed class ScenePreview(Lettering lettering, int width, int height) : IDisposable
{
    private readonly PictureScaler _scaler = new();
    private Composer? _composer;

    internal VideoFrame Draw(ProgrammeScene scene, Stage stage, DateTimeOffset wallClock, int drawnWidth, int drawnHeight)
    {
        _composer ??= new Composer(lettering, width, height);
        _composer.Compose(scene, stage, wallClock);
        VideoFrame drawn = VideoFrame.Rent(drawnWidth, drawnHeight);
        _scaler.ScaleInto(_composer.Canvas, drawn, 0, 0, drawnWidth, drawnHeight);
        return drawn;
    }

    public void Dispose()
    {
        _composer?.Dispose();
        _scaler.Dispose();
    }
}
