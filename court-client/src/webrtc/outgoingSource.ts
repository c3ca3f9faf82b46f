import { nextAttempt, retryWaitMs } from './attempts'
import { FeedbackWatch } from './feedbackWatch'
import { OutgoingConnection } from './outgoingConnection'
import type { Signalling, TicketPurpose } from './signalling'
import { readStatistics, type LinkStatistics, type StatisticsMemory } from './statistics'
import { VideoLadder, videoRungs } from './videoLadder'

/** `recovering.rung` says which step of the ladder is under way. */
export type OutgoingState = { is: 'idle' } | { is: 'connecting'; attempt: number } | { is: 'flowing'; attempt: number }
  | { is: 'recovering'; attempt: number; rung: 'waiting' | 'ice' | 'connection' }

export interface OutgoingOptions {
  source: string
  signalling: Signalling
  purpose?: TicketPurpose
  changed(state: OutgoingState): void
  statistics?(read: LinkStatistics): void
}

const disconnectedMs = 2_000
const iceRestartMs = 4_000
const connectMs = 6_000
/** This many connections in a row that failed: the signalling itself is doubted. */
const renewAfter = 4

/**
 * Sends one camera and microphone, whatever it takes. The ladder: ICE restart after 2 s without a path, a new connection 4 s later,
 * then again with growing waits and at last new signalling. A path on which nothing comes back is none: after an ICE restart a gateway
 * may go on answering on the way that is gone. Tracks are kept over all of it.
 */
export class OutgoingSource {
  private current: OutgoingState = { is: 'idle' }
  private connection: OutgoingConnection | null = null
  private tracks: { audio: MediaStreamTrack | null; video: MediaStreamTrack | null } = { audio: null, video: null }
  private timer: ReturnType<typeof setTimeout> | null = null
  private failures = 0
  private readonly meter: ReturnType<typeof setInterval>
  private readonly memory: StatisticsMemory = {}
  private readonly ladder = new VideoLadder()
  private readonly feedback = new FeedbackWatch()

  constructor(private readonly options: OutgoingOptions) {
    this.meter = setInterval(() => { void this.measure() }, 2_000)
  }

  get state(): OutgoingState { return this.current }

  /** How far the picture has given way to the sound; 0: not at all. */
  get videoRung(): number { return this.ladder.rung }

  /** Gives the tracks to send; on a running connection they are swapped without renegotiation where that is possible. */
  async send(audio: MediaStreamTrack | null, video: MediaStreamTrack | null): Promise<void> {
    this.tracks = { audio, video }
    if (audio === null && video === null) { this.stop(); return }
    const { connection } = this
    if (connection !== null && await connection.replace('audio', audio) && await connection.replace('video', video)) return
    this.connect()
  }

  /** A fresh connection now: the server lost this source, or the signalling came back. */
  renew(): void {
    if (this.current.is !== 'idle') this.connect()
  }

  stop(): void {
    this.clear()
    this.connection?.close(false)
    this.connection = null
    this.change({ is: 'idle' })
  }

  close(): void {
    clearInterval(this.meter)
    this.stop()
  }

  private connect(): void {
    this.clear()
    const { source, signalling, purpose = 'publish' } = this.options
    const attempt = nextAttempt(source)
    this.connection?.close(true)
    const connection = new OutgoingConnection({
      source, attempt, purpose, signalling, ...this.tracks,
      changed: state => { if (this.connection === connection) this.follow(state, attempt) },
    })
    this.connection = connection
    this.change(this.failures === 0 ? { is: 'connecting', attempt } : { is: 'recovering', attempt, rung: 'connection' })
    this.after(connectMs, () => { this.again() })
    connection.offer().catch(() => { if (this.connection === connection) this.again() })
  }

  private follow(state: RTCPeerConnectionState, attempt: number): void {
    if (state === 'connected') {
      this.feedback.reset()
      this.failures = 0
      this.clear()
      // A new connection on the same line begins where the one before had to go.
      if (this.ladder.rung > 0) this.limit()
      this.change({ is: 'flowing', attempt })
    } else if (state === 'disconnected' && this.current.is === 'flowing') {
      this.change({ is: 'recovering', attempt, rung: 'waiting' })
      this.after(disconnectedMs, () => { this.restartIce(attempt) })
    } else if (state === 'failed' && this.current.is !== 'connecting' && !this.isRestarting()) {
      this.restartIce(attempt)
    } else if (state === 'failed') {
      this.again()
    }
  }

  private isRestarting(): boolean { return this.current.is === 'recovering' && this.current.rung !== 'waiting' }

  private restartIce(attempt: number): void {
    const { connection } = this
    if (connection === null) return
    this.change({ is: 'recovering', attempt, rung: 'ice' })
    this.after(iceRestartMs, () => { this.again() })
    connection.offer().catch(() => { if (this.connection === connection) this.again() })
  }

  private again(): void {
    this.clear()
    const attempt = this.current.is === 'idle' ? 0 : this.current.attempt
    this.change({ is: 'recovering', attempt, rung: 'connection' })
    this.after(retryWaitMs(this.failures), () => { this.connect() })
    this.failures++
    if (this.failures % renewAfter === 0) this.options.signalling.renew()
  }

  private after(ms: number, act: () => void): void {
    this.clear()
    this.timer = setTimeout(act, ms)
  }

  private clear(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private async measure(): Promise<void> {
    const { connection } = this
    if (connection === null) return
    const read = readStatistics(await connection.peer.getStats(), this.memory)
    if (this.connection !== connection) return
    if (this.current.is === 'flowing' && this.ladder.read(read.lossRatio)) this.limit()
    this.options.statistics?.(read)
    if (this.current.is === 'flowing' && this.feedback.read(read.bytesReceived)) this.again()
  }

  private limit(): void {
    void this.connection?.limitVideo(videoRungs[this.ladder.rung] ?? videoRungs[0])
  }

  private change(state: OutgoingState): void {
    this.current = state
    this.options.changed(state)
  }
}
