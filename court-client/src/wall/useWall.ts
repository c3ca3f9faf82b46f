import { onScopeDispose, ref, shallowRef } from 'vue'
import { HearingClock } from '@/courtroom'
import { http } from '../wire/http'
import { signalrPort, type HubPort } from '../wire/hubPort'
import { reconnectDelayMs, within } from '../wire/hubReconnect'
import { HubLost, readFailure } from '../wire/hubRefusal'
import { isOutdated, ownEntry } from './outdated'
import { patched, type WallView } from './wallView'

/** `lost` also while connected: nobody vouches for what was last shown. */
export type WallState = { is: 'connecting' } | { is: 'connected' } | { is: 'lost' }

/**
 * The server says each second that what is shown is still true. Three missed are no chance delay any more; then the room may be closed
 * for all the page knows, and it shows nothing. A shorter limit would blank the wall at every hiccup of a busy server.
 */
export const staleMs = 3_000
const callLimitMs = 8_000
const visitEveryMs = 60 * 60_000
const longestUpMs = 20 * 60 * 60_000

interface Beat { wall: string; hearingUs: number | null }

export interface WallOptions { port?: HubPort; visit?: () => Promise<{ entry: string | null }>; reload?: () => void; nowMs?: () => number }

/** A wall screen's talk with the server, for days and without a hand: comes back by itself from whatever happened. */
export function useWall(options: WallOptions = {}) {
  const { port = signalrPort('/hub/wall'), visit = () => http.post<{ entry: string | null }>('/api/wall/screen'), reload = () => { location.reload() }, nowMs = () => performance.now() } = options
  const state = ref<WallState>({ is: 'connecting' })
  const view = shallowRef<WallView | null>(null)
  const clock = new HearingClock(nowMs)
  const startedMs = nowMs()
  let told: unknown = null
  let beatMs = nowMs()
  let visitedMs = nowMs()
  let wall: { ms: number; atMs: number } | null = null
  let attempt = 0
  let retry: ReturnType<typeof setTimeout> | null = null
  let over = false

  port.on('Shown', patch => {
    told = patched(told, patch)
    // A change takes effect at once; a first picture waits for the beat that vouches for it.
    if (state.value.is === 'connected') show()
  })
  port.on('Beat', payload => {
    const beat = payload as Beat
    beatMs = nowMs()
    wall = { ms: Date.parse(beat.wall), atMs: beatMs }
    clock.set(beat.hearingUs)
    show()
  })
  port.onClosed(() => { lose() })

  function show(): void {
    if (told === null || over) return
    state.value = { is: 'connected' }
    attempt = 0
    view.value = told as WallView
  }

  function hide(): void {
    state.value = { is: 'lost' }
    view.value = null
  }

  /** Asks who we are and which client the server has now. */
  async function ask(): Promise<void> {
    visitedMs = nowMs()
    if (isOutdated((await visit()).entry, ownEntry(), Date.now())) reload()
  }

  async function connect(): Promise<void> {
    retry = null
    try {
      await ask()
      await port.stop()
      told = null
      beatMs = nowMs()
      await within(callLimitMs, port.start(), () => new HubLost('start: no answer'))
      await within(callLimitMs, port.invoke('Watch'), () => new HubLost('Watch: no answer'))
      beatMs = Math.max(beatMs, nowMs())
    } catch {
      lose()
    }
  }

  function lose(): void {
    if (over) return
    hide()
    if (retry === null) retry = setTimeout(() => { void connect() }, reconnectDelayMs(attempt++))
  }

  /** Four times a second, so that a silent server is noticed within a quarter of one. */
  function look(): void {
    const now = nowMs()
    if (state.value.is === 'connected' && now - beatMs > staleMs) {
      hide()
      // Perhaps the line alone is dead and nobody says so: a new one is tried, and the old one ends with it.
      if (retry === null) retry = setTimeout(() => { void connect() }, reconnectDelayMs(attempt++))
    }
    if (state.value.is !== 'connected' || view.value?.hearing !== null) return
    // While nobody needs the screen: is the client still the server's, and is the browser fresh.
    if (now - startedMs > longestUpMs) reload()
    else if (now - visitedMs > visitEveryMs) ask().catch(() => undefined)
  }

  const timer = setInterval(look, 250)
  onScopeDispose(() => {
    over = true
    clearInterval(timer)
    if (retry !== null) clearTimeout(retry)
    void port.stop()
  })
  void connect()

  return {
    state, view, clock,
    /** The server's time of day; the machine's own clock may be wrong. Null before the first beat. */
    wallMs: (): number | null => wall === null ? null : wall.ms + (nowMs() - wall.atMs),
    call: async (method: string, ...args: unknown[]): Promise<unknown> => {
      try {
        return await within(callLimitMs, port.invoke(method, ...args), () => new HubLost(`${method}: no answer`))
      } catch (error) {
        throw readFailure(error)
      }
    },
  }
}

export type WallTalk = ReturnType<typeof useWall>
