import type { HubPort } from './hubPort'
import type { Numbered, Replayed, Snapshot } from './hubMessages'

/** A hub for tests: holds a log, answers Enter and Replay from it, and loses what it is told to lose. */
export class FakeHub implements HubPort {
  readonly log: Numbered[] = []
  readonly calls: { method: string; args: unknown[] }[] = []
  readonly answers = new Map<string, (...args: unknown[]) => unknown>()
  startFails = 0
  isUp = false
  private readonly handlers = new Map<string, (payload: unknown) => void>()
  private closed: () => void = () => undefined
  private cut: ((error: Error) => void)[] = []

  constructor() {
    this.answers.set('Enter', () => snapshotAt(this.head))
    this.answers.set('Replay', since => ({ events: this.log.filter(event => event.seq > (since as number)), head: this.head }) satisfies Replayed)
    this.answers.set('Draft', () => undefined)
  }

  get head(): number { return this.log.at(-1)?.seq ?? 0 }

  start(): Promise<void> {
    if (this.startFails-- > 0) return Promise.reject(new Error('Failed to fetch'))
    this.isUp = true
    return Promise.resolve()
  }

  stop(): Promise<void> {
    this.isUp = false
    return Promise.resolve()
  }

  invoke(method: string, ...args: unknown[]): Promise<unknown> {
    this.calls.push({ method, args })
    return new Promise((resolve, reject) => {
      if (!this.isUp) { reject(new Error("Cannot send data if the connection is not in the 'Connected' State.")); return }
      this.cut.push(reject)
      try {
        const answer = this.answers.get(method)?.(...args)
        if (answer !== never) resolve(answer)
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  }

  on(message: string, handler: (payload: unknown) => void): void { this.handlers.set(message, handler) }
  onClosed(handler: () => void): void { this.closed = handler }

  tell(message: string, payload?: unknown): void { this.handlers.get(message)?.(payload) }

  /** Appends to the log and returns the push, which the test may deliver, delay or lose. */
  happen(seat: string): Numbered {
    const event: Numbered = { after: this.head, seq: this.head + 1, wall: '2026-01-01T00:00:00Z', hearingUs: null, actor: seat, event: { is: 'PersonEntered', seat } }
    this.log.push(event)
    return event
  }

  break(): void {
    this.isUp = false
    for (const reject of this.cut.splice(0)) reject(new Error('Invocation canceled due to the underlying connection being closed.'))
    this.closed()
  }
}

/** Returned by an answer: the call is never answered. */
export const never = Symbol('never')

export function refusalOf(code: string): Error {
  return new Error(`An unexpected error occurred invoking 'X' on the server. HubException: ${JSON.stringify({ code, args: {} })}`)
}

export function snapshotAt(asOf: number): Snapshot {
  return {
    asOf, wall: '2026-01-01T00:00:00Z', hearingUs: null,
    hearing: { hearingId: 'h', caseId: 'c', caseNumber: 'n', cause: '', sitting: 1, commission: '', scheduledWall: '2026-01-01T00:00:00Z' },
    me: { seat: 'clerk', role: 'Clerk', name: '', side: null, mayStep: true, mayMute: true, mayType: true, mayChooseScene: true, mayShow: true, mayDiscipline: false },
    phase: 'CheckIn', returnsTo: null, interrupted: false, closedSession: false, steps: [], recording: { is: 'off' }, diskLow: false,
    seats: [], sources: [], lines: [], drafts: [], gaps: [], scene: null, display: null, clip: null, pointer: null, examinations: [], examinedBefore: [], locked: false, held: false, aside: false, inPerson: false, roomDevice: null, trial: null, devices: [], rooms: [], screens: [], spoken: null, chat: [], notes: [],
  }
}
