// In the place of signals.js's flash and beep: as much to encode as a camera gives that is held in the hand, and a sound that
// Opus takes for a voice. It takes plain harmonics for music, and music is never sent a second time for error correction.
globalThis.__lively = () => {
  const { hue, hertz } = __SIGNAL__
  const rate = 48000, seconds = 8
  let seed = hertz
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647

  function picture() {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 })
    const draw = canvas.getContext('2d')
    const grain = Object.assign(document.createElement('canvas'), { width: 800, height: 480 })
    const pen = grain.getContext('2d')
    for (let i = 0; i < 6000; i++) {
      pen.fillStyle = `hsl(${hue + random() * 90} ${40 + random() * 50}% ${20 + random() * 60}%)`
      pen.fillRect(random() * 800, random() * 480, 4 + random() * 24, 4 + random() * 24)
    }
    const [video] = canvas.captureStream(0).getVideoTracks()
    setInterval(() => {
      const t = performance.now() / 1000
      draw.drawImage(grain, -80 + 79 * Math.sin(t * 1.3), -60 + 59 * Math.sin(t * 1.7))
      draw.drawImage(grain, 200, 100, 120, 120, 260 + 200 * Math.sin(t * 2.1), 120, 120, 120)
      video.requestFrame()
    }, 40)
    return video
  }

  // Band-pass of the Audio EQ Cookbook, at its centre as loud as what goes in.
  function formant(sound, frequency, quality) {
    const w = 2 * Math.PI * frequency / rate, alpha = Math.sin(w) / (2 * quality)
    const out = new Float32Array(sound.length)
    let [x1, x2, y1, y2] = [0, 0, 0, 0]
    for (let i = 0; i < sound.length; i++) {
      const y = (alpha * (sound[i] - x2) + 2 * Math.cos(w) * y1 - (1 - alpha) * y2) / (1 + alpha)
      ;[x2, x1, y2, y1] = [x1, sound[i], y1, y]
      out[i] = y
    }
    return out
  }

  // Pulses of a wavering, never quite even pitch and a little breath through three formants; hisses between the syllables.
  function voice() {
    const length = rate * seconds
    const breath = Float32Array.from({ length }, () => 2 * random() - 1)
    const throat = new Float32Array(length)
    for (let at = 0; at < length; at += rate / (hertz / 8 + 15 * Math.sin(2 * Math.PI * 0.75 * at / rate)) * (1 + 0.06 * (random() - 0.5))) throat[Math.floor(at)] = 1
    for (let i = 1; i < length; i++) throat[i] += 0.97 * throat[i - 1]
    const source = throat.map((x, i) => x + 0.02 * breath[i])
    const [low, middle, high, hiss] = [formant(source, 600, 5), formant(source, 1300, 8), formant(source, 2500, 10), formant(breath, 5000, 1)]
    const sound = low.map((x, i) => {
      const syllable = Math.sin(2 * Math.PI * 2.25 * i / rate)
      return (x + 0.8 * middle[i] + 0.4 * high[i]) * Math.max(0, syllable) ** 0.7 + 0.3 * hiss[i] * Math.max(0, -syllable) ** 2
    })
    const loudest = sound.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
    return sound.map(x => 0.3 * x / loudest)
  }

  const audio = new AudioContext({ sampleRate: rate, latencyHint: 'interactive' })
  const buffer = new AudioBuffer({ length: rate * seconds, sampleRate: rate })
  buffer.copyToChannel(voice(), 0)
  const out = new MediaStreamAudioDestinationNode(audio)
  const player = new AudioBufferSourceNode(audio, { buffer, loop: true })
  player.connect(out)
  player.start()
  return new MediaStream([picture(), ...out.stream.getAudioTracks()])
}
