import { CourtroomHub } from '@/wire/hubClient'
import { signalrPort } from '@/wire/hubPort'
import { pageTab } from '@/wire/hubTab'

/** Why the hearing did not let a test in: a key below `equipment`, or the server's refusal. */
export type VisitRefused = { is: 'failed'; why: 'networkSignal' | 'elsewhere'; code?: string }

const enterMs = 8_000

/** Enters the hearing for a test, does it as the seat that is ours, and leaves again. */
export async function visitHearing<T>(hearingId: string, act: (hub: CourtroomHub, seat: string) => Promise<T>): Promise<T | VisitRefused> {
  let seat = ''
  const ignore = (): void => undefined
  const hub = new CourtroomHub({ port: signalrPort(), hearingId, tab: pageTab(), listener: {
    state: ignore, snapshot: snapshot => { seat = snapshot.me.seat }, event: ignore, heartbeat: ignore, draft: ignore, sources: ignore, speaking: ignore,
    chat: ignore, note: ignore, evidence: ignore,
  } })
  try {
    hub.enter()
    await until(enterMs, () => hub.state.is === 'entered' || hub.state.is === 'refused')
    if (hub.state.is === 'refused') return { is: 'failed', why: hub.state.code === 'courtroom.second-tab' ? 'elsewhere' : 'networkSignal', code: hub.state.code }
    if (hub.state.is !== 'entered') return { is: 'failed', why: 'networkSignal' }
    return await act(hub, seat)
  } finally {
    await hub.leave()
  }
}

export function wait(ms: number): Promise<void> {
  return new Promise(resolve => { setTimeout(resolve, ms) })
}

export async function until(ms: number, done: () => boolean): Promise<void> {
  for (const end = performance.now() + ms; !done() && performance.now() < end;) await wait(50)
}
