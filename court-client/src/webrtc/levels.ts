let shared: AudioContext | null = null

/**
 * One AudioContext a page: phones allow only a few. It may start suspended until the person touches something.
 * It measures levels and plays the test tone, so large, cheap buffers do.
 */
export function audioContext(): AudioContext {
  shared ??= new AudioContext({ latencyHint: 'playback' })
  return shared
}

/** To be called in a tap or key handler. */
export async function wakeAudio(): Promise<void> {
  const context = audioContext()
  if (context.state === 'suspended') await context.resume()
}

export interface LevelMeter {
  /** 0 (silence) … 1 (as loud as it gets), on a scale that speech moves visibly. */
  read(): number
  close(): void
}

const floorDb = -60

export function levelMeter(track: MediaStreamTrack): LevelMeter {
  const context = audioContext()
  const source = context.createMediaStreamSource(new MediaStream([track]))
  const analyser = context.createAnalyser()
  analyser.fftSize = 1_024
  source.connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    read: () => {
      analyser.getFloatTimeDomainData(samples)
      return levelOf(samples)
    },
    close: () => { source.disconnect() },
  }
}

/** Root mean square of samples in -1 … 1, as a share of the way from -60 dB to 0 dB. */
export function levelOf(samples: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < samples.length; i++) sum += (samples[i] ?? 0) ** 2
  const db = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12)
  return Math.min(1, Math.max(0, 1 - db / floorDb))
}

/** A microphone that hears nothing, for a connection that is only tried. */
export function silentTrack(): MediaStreamTrack | null {
  return audioContext().createMediaStreamDestination().stream.getAudioTracks()[0] ?? null
}

/** A test tone of two short notes, about one second. */
export async function playTestTone(): Promise<void> {
  await wakeAudio()
  const context = audioContext()
  for (const [index, hertz] of [523.25, 659.25].entries()) {
    const oscillator = context.createOscillator()
    const gain = context.createGain()
    const from = context.currentTime + index * 0.45
    oscillator.frequency.value = hertz
    gain.gain.setValueAtTime(0, from)
    gain.gain.linearRampToValueAtTime(0.25, from + 0.03)
    gain.gain.linearRampToValueAtTime(0, from + 0.4)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(from)
    oscillator.stop(from + 0.42)
  }
}
