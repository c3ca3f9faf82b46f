import { retryWaitMs } from './attempts'
import { IncomingConnection } from './incomingConnection'
import type { Signalling, TicketPurpose } from './signalling'
import { readReception, type Reception } from './reception'
import { readStatistics, type LinkStatistics, type StatisticsMemory } from './statistics'

/** What is on show: the element stays the same until a newer connection has its first frame. */
export interface Shown { element: HTMLVideoElement; sound: MediaStream; attempt: number }

export type IncomingState = { is: 'connecting' } | { is: 'flowing' } | { is: 'recovering'; attempt: number } | { is: 'closed' }

export interface IncomingOptions {
  source: string
  attempt: number
  wantsVideo: boolean
  signalling: Signalling
  purpose?: TicketPurpose
  changed(state: IncomingState): void
  shown(shown: Shown): void
  statistics?(read: LinkStatistics): void
}

/** Watches one source over all its attempts, keeping the last picture until the next one moves. */
export class IncomingSource {
  private showing: IncomingConnection | null = null
  private coming: IncomingConnection | null = null
  private failures = 0
  private retry: ReturnType<typeof setTimeout> | null = null
  private attempt: number
  private closed = false
  private soundOnly = false
  private readonly startedMs = performance.now()
  private readonly meter: ReturnType<typeof setInterval>
  private readonly memory: StatisticsMemory = {}
  /** From the wish to see this source to its first frame. */
  firstFrameMs: number | null = null

  constructor(private readonly options: IncomingOptions) {
    this.attempt = options.attempt
    this.meter = setInterval(() => { void this.measure() }, 2_000)
    this.connect()
    options.changed({ is: 'connecting' })
  }

  /** The publisher came again with another attempt number. */
  follow(attempt: number): void {
    if (attempt === this.attempt || this.closed) return
    this.attempt = attempt
    this.failures = 0
    this.connect()
  }

  /** Does without the picture, or takes it again, without a new connection. */
  listenOnly(soundOnly: boolean): void {
    this.soundOnly = soundOnly
    for (const connection of [this.showing, this.coming]) connection?.showPicture(!soundOnly)
  }

  /** The signalling is back; a source that waits for its turn to retry need not. */
  hurry(): void {
    if (this.retry !== null) this.connect()
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    clearInterval(this.meter)
    if (this.retry !== null) clearTimeout(this.retry)
    this.coming?.close()
    this.showing?.close()
    this.options.changed({ is: 'closed' })
  }

  /** A reading now, for diagnostics. */
  async read(): Promise<LinkStatistics & { reception: Reception } | null> {
    if (this.showing === null) return null
    const stats = await this.showing.peer.getStats()
    return { ...readStatistics(stats, {}), reception: readReception(stats) }
  }

  private connect(): void {
    if (this.retry !== null) clearTimeout(this.retry)
    this.retry = null
    this.coming?.close()
    const { source, wantsVideo, signalling, purpose = 'view' } = this.options
    const { attempt } = this
    const connection: IncomingConnection = new IncomingConnection({
      source, attempt, wantsVideo, signalling, purpose, soundOnly: this.soundOnly,
      shown: () => { this.show(connection, attempt) },
      lost: () => { this.lose(connection) },
    })
    this.coming = connection
    void connection.open()
  }

  private show(connection: IncomingConnection, attempt: number): void {
    if (this.coming !== connection) return
    this.coming = null
    this.failures = 0
    this.firstFrameMs ??= performance.now() - this.startedMs
    const before = this.showing
    this.showing = connection
    this.options.shown({ element: connection.element, sound: connection.sound, attempt })
    this.options.changed({ is: 'flowing' })
    before?.close()
  }

  private lose(connection: IncomingConnection): void {
    if (this.closed) return
    if (connection === this.coming) {
      this.coming.close()
      this.coming = null
    } else if (connection !== this.showing || this.coming !== null) {
      return
    }
    // A lost picture stays on show, frozen, while the next one is fetched.
    this.options.changed({ is: 'recovering', attempt: this.failures + 1 })
    if (this.retry === null) this.retry = setTimeout(() => { this.retry = null; this.connect() }, retryWaitMs(this.failures))
    this.failures++
  }

  private async measure(): Promise<void> {
    if (this.showing === null || this.options.statistics === undefined) return
    this.options.statistics(readStatistics(await this.showing.peer.getStats(), this.memory))
  }
}
