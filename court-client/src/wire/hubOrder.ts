import type { Numbered, Replayed } from './hubMessages'

interface OrderOptions {
  apply(event: Numbered): void
  replay(sinceSeq: number): Promise<Replayed>
}

/**
 * Gives events on in their order, each once. Before a snapshot it buffers; afterwards it applies the next event, drops what is
 * known and asks for what is missing.
 */
export class EventOrder {
  private last: number | null = null
  private waiting: Numbered[] = []
  private generation = 0
  private fetching = false
  private wanted = 0

  constructor(private readonly options: OrderOptions) {}

  /** Sequence number of the newest event applied; null until a snapshot came. */
  get lastSeq(): number | null { return this.last }

  /** The connection is new: buffer until its snapshot is here. */
  hold(): void {
    this.generation++
    this.last = null
    this.waiting = []
    this.fetching = false
    this.wanted = 0
  }

  /** A snapshot stands for everything up to `asOf`; what was buffered follows. */
  begin(asOf: number): void {
    this.last = asOf
    this.drain()
  }

  offer(event: Numbered): void {
    this.waiting.push(event)
    if (this.last !== null) this.drain()
  }

  /** The server's newest event is `head`: a lost last message shows only here. */
  noteHead(head: number): void {
    this.wanted = Math.max(this.wanted, head)
    if (this.last !== null && head > this.last) this.fetch()
  }

  private drain(): void {
    this.waiting.sort((a, b) => a.seq - b.seq)
    while (this.last !== null) {
      const next = this.waiting[0]
      if (next === undefined) return
      if (next.seq > this.last && next.after > this.last) {
        this.wanted = Math.max(this.wanted, next.seq)
        this.fetch()
        return
      }
      this.waiting.shift()
      // `after` below our last is no hole: this reader may see nothing between the two.
      if (next.seq > this.last) {
        this.last = next.seq
        this.options.apply(next)
      }
    }
  }

  private fetch(): void {
    if (this.fetching || this.last === null) return
    this.fetching = true
    const mine = this.generation
    const since = this.last
    this.options.replay(since).then(
      answer => { if (mine === this.generation) this.take(answer, since) },
      // The connection broke or the next heartbeat asks again; either way nothing was applied out of order.
      () => { if (mine === this.generation) this.fetching = false },
    )
  }

  private take(answer: Replayed, since: number): void {
    this.fetching = false
    this.waiting.push(...answer.events)
    // An empty answer means that nothing up to its head is for us.
    if (answer.events.length === 0 && this.last === since) this.last = Math.max(since, answer.head)
    this.drain()
    if (this.last !== null && this.last > since && this.wanted > this.last) this.fetch()
  }
}
