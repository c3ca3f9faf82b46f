import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { OutgoingSource, type OutgoingState } from './outgoingSource'
import { PeerFake } from './peerFake'
import type { Signalling } from './signalling'

let tickets: { source: string; attempt: number }[]
let renewed: number
let away: boolean
let iceServers: RTCIceServer[]
let states: OutgoingState[]
let source: OutgoingSource

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('RTCPeerConnection', PeerFake)
  PeerFake.all = []
  localStorage.clear()
  tickets = []
  renewed = 0
  away = false
  iceServers = []
  states = []
  const signalling: Signalling = {
    ticket: (_, id, attempt) => {
      if (away) return Promise.reject(new Error('not connected'))
      tickets.push({ source: id, attempt })
      return Promise.resolve({ ticket: 'ticket', iceServers })
    },
    publish: (_, __, session) => Promise.resolve({ session: session ?? `s${PeerFake.all.length}`, sdp: 'answer' }),
    view: () => Promise.reject(new Error('not asked')),
    picture: () => Promise.resolve(), answerView: () => Promise.resolve(), candidate: () => Promise.resolve(), leave: () => Promise.resolve(),
    renew: () => { renewed++ },
  }
  source = new OutgoingSource({ source: 's1/cam/av', signalling, changed: state => { states.push(state) } })
})
afterEach(() => {
  source.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const track = {} as MediaStreamTrack

async function flow(): Promise<PeerFake> {
  await source.send(track, null)
  await vi.advanceTimersByTimeAsync(1)
  PeerFake.last.become('connected')
  expect(source.state.is).toBe('flowing')
  return PeerFake.last
}

it('restarts ICE after two seconds without a path, on the same connection', async () => {
  const peer = await flow()
  peer.become('disconnected')
  await vi.advanceTimersByTimeAsync(1_900)
  expect(peer.restarts).toBe(0)
  await vi.advanceTimersByTimeAsync(200)
  expect(peer.restarts).toBe(1)
  peer.become('connected')
  expect(source.state).toEqual({ is: 'flowing', attempt: 1 })
  expect(PeerFake.all).toHaveLength(1)
})

it('takes up the servers of each ticket, also with an ICE restart', async () => {
  iceServers = [{ urls: ['turn:a?transport=udp'], username: '1:x', credential: 'old' }]
  const peer = await flow()
  iceServers = [{ urls: ['turn:a?transport=udp'], username: '2:x', credential: 'new' }]
  peer.become('disconnected')
  await vi.advanceTimersByTimeAsync(2_100)
  expect(peer.configurations.map(configuration => configuration.iceServers?.[0]?.credential)).toEqual(['old', 'new'])
})

it('leaves a path alone that comes back by itself', async () => {
  const peer = await flow()
  peer.become('disconnected')
  await vi.advanceTimersByTimeAsync(1_000)
  peer.become('connected')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(peer.restarts).toBe(0)
  expect(PeerFake.all).toHaveLength(1)
})

it('makes a new connection with a higher attempt when the restart did not help within four seconds', async () => {
  const peer = await flow()
  peer.become('disconnected')
  await vi.advanceTimersByTimeAsync(2_000 + 4_000 + 100)
  expect(peer.closed).toBe(true)
  expect(PeerFake.all).toHaveLength(2)
  expect(tickets.at(-1)).toEqual({ source: 's1/cam/av', attempt: 2 })
})

it('makes a new connection when this one is up and no report comes back, as after an ICE restart that only one side followed', async () => {
  const peer = await flow()
  await vi.advanceTimersByTimeAsync(20_000)
  peer.hears = false
  await vi.advanceTimersByTimeAsync(5_000)
  expect(PeerFake.all).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(peer.closed).toBe(true)
  expect(PeerFake.all).toHaveLength(2)
  expect(tickets.at(-1)).toEqual({ source: 's1/cam/av', attempt: 2 })
})

it('keeps trying while the signalling is away, asks for a new one, and recovers', async () => {
  const peer = await flow()
  away = true
  peer.become('failed')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(renewed).toBeGreaterThan(0)
  expect(source.state.is).toBe('recovering')
  away = false
  await vi.advanceTimersByTimeAsync(2_500)
  PeerFake.last.become('connected')
  expect(source.state.is).toBe('flowing')
})

it('numbers attempts upward over a reload', async () => {
  await flow()
  source.close()
  source = new OutgoingSource({ source: 's1/cam/av', signalling: { ...stub(), ticket: (_, __, attempt) => { tickets.push({ source: '', attempt }); return Promise.resolve({ ticket: 't', iceServers: [] }) } }, changed: () => undefined })
  await source.send(track, null)
  await vi.advanceTimersByTimeAsync(1)
  expect(tickets.map(ticket => ticket.attempt)).toEqual([1, 2])
})

it('stops trying once stopped', async () => {
  await flow()
  source.stop()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(PeerFake.all).toHaveLength(1)
  expect(source.state.is).toBe('idle')
})

function stub(): Signalling {
  return {
    ticket: () => Promise.resolve({ ticket: 't', iceServers: [] }), publish: () => Promise.resolve({ session: 's', sdp: '' }), view: () => Promise.resolve({ session: 's', sdp: '' }),
    picture: () => Promise.resolve(), answerView: () => Promise.resolve(), candidate: () => Promise.resolve(), leave: () => Promise.resolve(), renew: () => undefined,
  }
}
