import { nextAttempt } from './attempts'
import { OutgoingConnection } from './outgoingConnection'
import type { Signalling } from './signalling'
import { urlsFor, type Way } from './ways'

/** `server` is what a network's keeper would have to let through. */
export type WayResult = { is: 'works'; ms: number } | { is: 'blocked'; server: string | null } | { is: 'notOffered' }

interface WayCheckOptions { way: Way; source: string; signalling: Signalling; track: MediaStreamTrack; limitMs?: number }

/** As long as a connection of the hearing itself is given. */
const patienceMs = 6_000

/** Makes a real connection to the gateway that may take this way and no other. Rejects when the signalling does. */
export async function checkWay({ way, source, signalling, track, limitMs = patienceMs }: WayCheckOptions): Promise<WayResult> {
  let server: string | null = null
  let offered = way === 'direct'
  let settle: (connected: boolean) => void = () => undefined
  const settled = new Promise<boolean>(resolve => { settle = resolve })
  const timer = setTimeout(() => { settle(false) }, limitMs)
  const connection = new OutgoingConnection({
    source, attempt: nextAttempt(source), purpose: 'test', audio: track, video: null, only: way,
    signalling: { ...signalling, ticket: async (...asked) => {
      const given = await signalling.ticket(...asked)
      const [url] = urlsFor(given.iceServers, way)
      if (url !== undefined) { server = url; offered = true }
      return given
    } },
    changed: state => { if (state === 'connected') settle(true); else if (state === 'failed') settle(false) },
  })
  const startedMs = performance.now()
  try {
    await connection.offer()
    if (!offered) return { is: 'notOffered' }
    return await settled ? { is: 'works', ms: performance.now() - startedMs } : { is: 'blocked', server }
  } finally {
    clearTimeout(timer)
    connection.close(false)
  }
}
