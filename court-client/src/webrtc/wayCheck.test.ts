import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PeerFake } from './peerFake'
import type { Signalling } from './signalling'
import { checkWay } from './wayCheck'

const url = 'turn:192.0.2.7:3478?transport=tcp'
let left: number
let iceServers: RTCIceServer[]

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('RTCPeerConnection', PeerFake)
  PeerFake.all = []
  localStorage.clear()
  left = 0
  iceServers = [{ urls: [url], username: 'u', credential: 'c' }]
})
afterEach(() => { vi.unstubAllGlobals(); vi.useRealTimers() })

const signalling: Signalling = {
  ticket: () => Promise.resolve({ ticket: 't', iceServers }), publish: () => Promise.resolve({ session: 's', sdp: 'answer' }),
  view: () => Promise.reject(new Error('not asked')), picture: () => Promise.resolve(), answerView: () => Promise.resolve(), candidate: () => Promise.resolve(),
  leave: () => { left++; return Promise.resolve() }, renew: () => undefined,
}
const asked = { way: 'turn-tcp', source: 's/test/av', signalling, track: {} as MediaStreamTrack } as const

it('a way that connects works, and nothing is left at the gateway', async () => {
  const check = checkWay(asked)
  await vi.advanceTimersByTimeAsync(700)
  expect(PeerFake.last.configurations[0]?.iceTransportPolicy).toBe('relay')
  PeerFake.last.become('connected')
  expect((await check).is).toBe('works')
  expect([PeerFake.last.closed, left]).toEqual([true, 1])
})

it('a way that does not connect in time is blocked, and says whose door is shut', async () => {
  const check = checkWay(asked)
  await vi.advanceTimersByTimeAsync(6_100)
  expect(await check).toEqual({ is: 'blocked', server: url })
})

it('a way that the installation does not have is not waited for', async () => {
  iceServers = []
  const check = checkWay(asked)
  await vi.advanceTimersByTimeAsync(1)
  expect(await check).toEqual({ is: 'notOffered' })
})
