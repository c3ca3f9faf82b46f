using Microsoft.Playwright;

namespace Arbitration.Media.Tests.Node;

/// <summary>A real Chromium with one page that publishes and views by bare WebRTC, without our client.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private const string Script = """
        window.gathered = pc => pc.iceGatheringState === 'complete' ? Promise.resolve()
          : new Promise(done => pc.addEventListener('icegatheringstatechange', () => pc.iceGatheringState === 'complete' && done()));
        window.offer = async () => {
          const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 360, frameRate: 25 } });
          window.out = new RTCPeerConnection();
          media.getTracks().forEach(track => out.addTrack(track, media));
          await out.setLocalDescription();
          await gathered(out);
          return out.localDescription.sdp;
        };
        window.offerLayers = async () => {
          const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 1280, height: 720, frameRate: 25 } });
          window.out = new RTCPeerConnection();
          out.addTrack(media.getAudioTracks()[0], media);
          out.addTransceiver(media.getVideoTracks()[0], { direction: 'sendonly', streams: [media], sendEncodings: [
            { rid: 'h', maxBitrate: 1500000 }, { rid: 'm', maxBitrate: 500000, scaleResolutionDownBy: 2 }, { rid: 'l', maxBitrate: 150000, scaleResolutionDownBy: 4 }] });
          await out.setLocalDescription();
          await gathered(out);
          return out.localDescription.sdp;
        };
        window.accept = sdp => out.setRemoteDescription({ type: 'answer', sdp });
        window.restart = async () => { await out.setLocalDescription(await out.createOffer({ iceRestart: true })); await gathered(out); return out.localDescription.sdp; };
        window.view = async sdp => {
          window.into = new RTCPeerConnection();
          const stream = new MediaStream();
          into.ontrack = event => stream.addTrack(event.track);
          await into.setRemoteDescription({ type: 'offer', sdp });
          await into.setLocalDescription();
          await gathered(into);
          const video = document.body.appendChild(document.createElement('video'));
          Object.assign(video, { muted: true, autoplay: true, srcObject: stream });
          return into.localDescription.sdp;
        };
        window.framesSeen = async () => {
          let seen = 0;
          if (window.into) (await into.getStats()).forEach(one => { if (one.type === 'inbound-rtp' && one.kind === 'video') seen = one.framesDecoded; });
          return seen;
        };
        """;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;

    private BrowserPage(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, _page) = (playwright, browser, page);

    public static async Task<BrowserPage> OpenAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium-headless-shell",
            Args = ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync();
        // A camera is given to secure pages only, and localhost counts as one; nothing needs to listen there.
        await page.RouteAsync("http://localhost/**", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<!doctype html><body></body>" }));
        await page.GotoAsync("http://localhost/");
        await page.EvaluateAsync(Script);
        return new BrowserPage(playwright, browser, page);
    }

    public Task<string> OfferAsync() => _page.EvaluateAsync<string>("offer()");

    /// <summary>An offer with three simulcast layers of 1280×720, 640×360 and 320×180.</summary>
    public Task<string> OfferLayersAsync() => _page.EvaluateAsync<string>("offerLayers()");
    public Task<string> RestartAsync() => _page.EvaluateAsync<string>("restart()");
    public Task AcceptAsync(string sdp) => _page.EvaluateAsync("sdp => accept(sdp)", sdp);
    public Task<string> ViewAsync(string sdp) => _page.EvaluateAsync<string>("sdp => view(sdp)", sdp);
    public Task<int> FramesSeenAsync() => _page.EvaluateAsync<int>("framesSeen()");

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
