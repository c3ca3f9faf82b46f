// Replaces the camera and microphone of a page by a moving picture and tone bursts made from one page clock, so that
// picture and sound are in step by construction (Chromium's own fake files are not).
// Every 2 s: 120 ms of white picture and 120 ms of tone at once; between them the person's colour with a moving bar.
(() => {
  const { hue, hertz, refuse } = __SIGNAL__
  const width = 320, height = 180, period = 2, burst = 0.12
  let stream = null

  function make() {
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const draw = canvas.getContext('2d')
    const audio = new AudioContext({ sampleRate: 48000, latencyHint: 'interactive' })
    const tone = new OscillatorNode(audio, { frequency: hertz })
    const gate = new GainNode(audio, { gain: 0 })
    const out = new MediaStreamAudioDestinationNode(audio)
    // One frame for each drawing: a capture rate of its own would beat against the drawing.
    const picture = canvas.captureStream(0)
    const [video] = picture.getVideoTracks()
    tone.connect(gate).connect(out)
    tone.start()
    let scheduled = Math.ceil(audio.currentTime / period) * period
    let drawn = 0, lit = false, howls = false, hushed = false
    // A tone that stays, as a microphone before its own loudspeaker makes it.
    window.__howl = (on) => {
      howls = on
      gate.gain.cancelScheduledValues(audio.currentTime)
      gate.gain.setValueAtTime(on ? 0.5 : 0, audio.currentTime)
    }
    // A microphone that is switched off at its own side: not a sample is anything but nought.
    window.__hush = (on) => {
      hushed = on
      gate.gain.cancelScheduledValues(audio.currentTime)
      gate.gain.setValueAtTime(0, audio.currentTime)
    }
    setInterval(() => {
      const now = audio.currentTime
      if (!howls && !hushed && scheduled < now + 0.5) {
        scheduled = Math.max(scheduled, Math.ceil((now + 0.05) / period) * period)
        gate.gain.setValueAtTime(0.5, scheduled)
        gate.gain.setValueAtTime(0, scheduled + burst)
        scheduled += period
      }
      const phase = now % period
      // A page that was kept from drawing when the tone began leaves this flash out: late, it would measure the page and not the recording.
      if (phase >= burst) lit = false
      else if (!lit) lit = now - drawn < 0.1 && phase < 0.075
      drawn = now
      const flash = lit
      draw.fillStyle = flash ? '#fff' : `hsl(${hue} 80% 45%)`
      draw.fillRect(0, 0, width, height)
      if (!flash) {
        draw.fillStyle = `hsl(${hue} 80% 70%)`
        draw.fillRect(((now / 4) % 1) * width, 0, 40, height)
      }
      video.requestFrame()
    }, 50)
    return new MediaStream([video, ...out.stream.getAudioTracks()])
  }

  navigator.mediaDevices.getUserMedia = async (wanted) => {
    if (refuse) throw new DOMException('Permission denied', 'NotAllowedError')
    stream ??= (globalThis.__lively ?? make)()
    const tracks = [...(wanted?.video ? stream.getVideoTracks() : []), ...(wanted?.audio ? stream.getAudioTracks() : [])]
    return new MediaStream(tracks.map((track) => track.clone()))
  }
})()
