import type { HubPort } from './hubPort'
import { within } from './hubReconnect'
import { HubLost, HubRefusal, readFailure } from './hubRefusal'

interface Waiting {
  method: string
  opId: string
  args: unknown[]
  sending: boolean
  resolve(seq: number): void
  reject(error: Error): void
}

const answerLimitMs = 8_000

/**
 * Commands that must happen once: each has an opId, and one that got no answer is sent again with the same opId as soon as the page
 * has entered again. The server answers a known opId with its first answer.
 */
export class CommandQueue {
  private readonly waiting = new Map<string, Waiting>()
  private open = false

  constructor(private readonly port: HubPort, private readonly newOpId: () => string = newUuid) {}

  get unanswered(): number { return this.waiting.size }

  /** Resolves with the event's seq; rejects with HubRefusal when the server said no. */
  send(method: string, ...args: unknown[]): Promise<number> {
    return new Promise((resolve, reject) => {
      const command: Waiting = { method, opId: this.newOpId(), args, sending: false, resolve, reject }
      this.waiting.set(command.opId, command)
      if (this.open) void this.attempt(command)
    })
  }

  /** The page has entered: everything unanswered goes out, in the order it was given. */
  resume(): void {
    this.open = true
    for (const command of this.waiting.values()) if (!command.sending) void this.attempt(command)
  }

  pause(): void { this.open = false }

  /** The page will not come back: whoever waits is told. */
  abandon(error: Error): void {
    this.open = false
    for (const command of this.waiting.values()) command.reject(error)
    this.waiting.clear()
  }

  private async attempt(command: Waiting): Promise<void> {
    command.sending = true
    try {
      const answer = await within(answerLimitMs, this.port.invoke(command.method, command.opId, ...command.args),
        () => new HubLost('no answer'))
      this.waiting.delete(command.opId)
      command.resolve(seqOf(answer))
    } catch (error) {
      const failure = readFailure(error)
      if (failure instanceof HubRefusal) {
        this.waiting.delete(command.opId)
        command.reject(failure)
      } else {
        this.retryWhenOpen(command, failure)
      }
    } finally {
      command.sending = false
    }
  }

  // Still connected, yet unanswered: try again shortly; a broken connection is noticed by itself and resume() follows.
  private retryWhenOpen(command: Waiting, failure: HubLost): void {
    if (!this.open) return
    setTimeout(() => {
      if (this.open && !command.sending && this.waiting.has(command.opId)) void this.attempt(command)
    }, failure.message === 'no answer' ? 0 : 1_000)
  }
}

function seqOf(answer: unknown): number {
  return typeof answer === 'object' && answer !== null && 'seq' in answer && typeof answer.seq === 'number' ? answer.seq : 0
}

/** crypto.randomUUID exists only on secure pages. */
export function newUuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
