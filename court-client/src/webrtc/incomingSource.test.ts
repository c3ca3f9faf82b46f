import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { IncomingSource, type IncomingState, type Shown } from './incomingSource'
import { PeerFake } from './peerFake'
import type { Signalling } from './signalling'

let shown: Shown[]
let states: IncomingState[]
let tickets: number[]
let refused: boolean
let source: IncomingSource

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('RTCPeerConnection', PeerFake)
  PeerFake.all = []
  shown = []
  states = []
  tickets = []
  refused = false
  const signalling: Signalling = {
    ticket: (_, __, attempt) => { tickets.push(attempt); return refused ? Promise.reject(new Error('gone')) : Promise.resolve({ ticket: 't', iceServers: [] }) },
    publish: () => Promise.reject(new Error('not asked')), view: () => Promise.resolve({ session: 's', sdp: 'offer' }),
    picture: () => Promise.resolve(), answerView: () => Promise.resolve(), candidate: () => Promise.resolve(), leave: () => Promise.resolve(), renew: () => undefined,
  }
  source = new IncomingSource({ source: 's1/cam/av', attempt: 1, wantsVideo: true, signalling,
    changed: state => { states.push(state) }, shown: now => { shown.push(now) } })
})
afterEach(() => {
  source.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

async function picture(peer: PeerFake): Promise<void> {
  await vi.advanceTimersByTimeAsync(1)
  peer.framesDecoded = 1
  peer.become('connected')
  await vi.advanceTimersByTimeAsync(150)
}

it('shows a source when its first frame is decoded, not when it connects', async () => {
  await vi.advanceTimersByTimeAsync(1)
  PeerFake.last.become('connected')
  await vi.advanceTimersByTimeAsync(500)
  expect(shown).toHaveLength(0)
  await picture(PeerFake.last)
  expect(shown).toHaveLength(1)
  expect(source.firstFrameMs).toBeGreaterThan(0)
})

it('keeps the old picture until the next attempt has its first frame', async () => {
  const first = PeerFake.last
  await picture(first)
  source.follow(2)
  await vi.advanceTimersByTimeAsync(50)
  expect(first.closed).toBe(false)
  await picture(PeerFake.last)
  expect(first.closed).toBe(true)
  expect(shown.map(now => now.attempt)).toEqual([1, 2])
})

it('views again when the connection fails, and goes on after refusals', async () => {
  await picture(PeerFake.last)
  refused = true
  PeerFake.last.become('failed')
  await vi.advanceTimersByTimeAsync(9_000)
  expect(tickets.length).toBeGreaterThan(4)
  refused = false
  await vi.advanceTimersByTimeAsync(2_500)
  await picture(PeerFake.last)
  expect(states.at(-1)).toEqual({ is: 'flowing' })
})

it('views again when no frame comes', async () => {
  await vi.advanceTimersByTimeAsync(1)
  PeerFake.last.become('connected')
  await vi.advanceTimersByTimeAsync(8_500)
  expect(PeerFake.all.length).toBe(2)
})

it('makes no more connections once closed', async () => {
  source.close()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(PeerFake.all).toHaveLength(1)
  expect(PeerFake.last.closed).toBe(true)
})
