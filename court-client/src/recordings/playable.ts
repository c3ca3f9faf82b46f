import type Hls from 'hls.js'

export type PlayFailure = 'unsupported' | 'network' | 'broken'

/**
 * Attaches a playlist to a video element: through hls.js where there is MediaSource, else by the browser itself (iOS).
 * Returns what detaches it. `failed` is told only what hls.js could not mend by itself.
 */
export async function attach(video: HTMLVideoElement, playlist: string, failed: (why: PlayFailure) => void): Promise<() => void> {
  const { default: HlsPlayer } = await import('hls.js')
  if (HlsPlayer.isSupported()) return attachHls(new HlsPlayer({ enableWorker: true, backBufferLength: 60 }), HlsPlayer, video, playlist, failed)
  if (video.canPlayType('application/vnd.apple.mpegurl') === '') {
    failed('unsupported')
    return () => undefined
  }
  const onError = () => { failed(video.error?.code === MediaError.MEDIA_ERR_NETWORK ? 'network' : 'broken') }
  video.addEventListener('error', onError)
  video.src = playlist
  return () => { video.removeEventListener('error', onError); video.removeAttribute('src'); video.load() }
}

function attachHls(hls: Hls, { Events, ErrorTypes }: typeof Hls, video: HTMLVideoElement, playlist: string, failed: (why: PlayFailure) => void): () => void {
  let mended = false
  hls.on(Events.ERROR, (_, error) => {
    if (!error.fatal) return
    if (error.type === ErrorTypes.MEDIA_ERROR && !mended) {
      // A decoder that stumbles over a discontinuity usually goes on after one restart.
      mended = true
      hls.recoverMediaError()
      return
    }
    failed(error.type === ErrorTypes.NETWORK_ERROR ? 'network' : 'broken')
  })
  hls.loadSource(playlist)
  hls.attachMedia(video)
  return () => { hls.destroy() }
}
