import { HowlDetector } from './howl'
import { audioContext } from './levels'
import { SilenceDetector } from './silence'

const everyMs = 100

/** What a microphone does that its owner does not notice. */
export interface MicrophoneTrouble { howls: boolean; silent: boolean }

/** Listens to a microphone until told to stop; says each time something begins or ends. */
export function watchMicrophone(track: MediaStreamTrack, told: (trouble: MicrophoneTrouble) => void): () => void {
  const context = audioContext()
  const source = context.createMediaStreamSource(new MediaStream([track]))
  const analyser = context.createAnalyser()
  analyser.fftSize = 8_192
  analyser.smoothingTimeConstant = 0
  source.connect(analyser)
  const spectrum = new Float32Array(analyser.frequencyBinCount)
  const samples = new Float32Array(analyser.fftSize)
  const howl = new HowlDetector(context.sampleRate / analyser.fftSize)
  const silence = new SilenceDetector()
  let before: MicrophoneTrouble = { howls: false, silent: false }
  const timer = setInterval(() => {
    // A suspended context hears nothing, and a track that was switched off is silent on purpose.
    const listens = context.state === 'running' && track.enabled
    analyser.getFloatFrequencyData(spectrum)
    analyser.getFloatTimeDomainData(samples)
    const nowMs = performance.now()
    const now = { howls: howl.read(spectrum, nowMs), silent: silence.read(samples, listens, nowMs) }
    if (now.howls !== before.howls || now.silent !== before.silent) told(now)
    before = now
  }, everyMs)
  return () => { clearInterval(timer); source.disconnect() }
}
