/** Stands in for RTCPeerConnection where only its states matter; tests move the states. */
export class PeerFake extends EventTarget {
  static all: PeerFake[] = []
  connectionState: RTCPeerConnectionState = 'new'
  restarts = 0
  framesDecoded = 0
  /** Something comes in between two readings. */
  hears = true
  private bytesReceived = 0
  closed = false
  configurations: RTCConfiguration[] = []

  constructor() { super(); PeerFake.all.push(this) }

  static get last(): PeerFake {
    const last = PeerFake.all.at(-1)
    if (last === undefined) throw new Error('no connection was made')
    return last
  }

  addTransceiver(): object { return { sender: { replaceTrack: () => Promise.resolve() }, setCodecPreferences: undefined } }
  setConfiguration(configuration: RTCConfiguration): void { this.configurations.push(configuration) }
  createOffer(options?: { iceRestart?: boolean }): Promise<object> {
    if (options?.iceRestart === true) this.restarts++
    return Promise.resolve({ type: 'offer', sdp: 'offer' })
  }
  createAnswer(): Promise<object> { return Promise.resolve({ type: 'answer', sdp: 'answer' }) }
  setLocalDescription(): Promise<void> { return Promise.resolve() }
  setRemoteDescription(): Promise<void> { return Promise.resolve() }
  getStats(): Promise<Map<string, object>> {
    if (this.hears) this.bytesReceived += 70
    return Promise.resolve(new Map<string, object>([
      ['v', { type: 'inbound-rtp', kind: 'video', framesDecoded: this.framesDecoded }],
      ['p', { type: 'candidate-pair', bytesReceived: this.bytesReceived }],
    ]))
  }
  close(): void { this.closed = true; this.connectionState = 'closed' }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state
    this.dispatchEvent(new Event('connectionstatechange'))
  }
}
