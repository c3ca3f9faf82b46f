import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CourtroomHub, type HubState } from './hubClient'
import { FakeHub, never, refusalOf } from './hubFake'
import type { Numbered } from './hubMessages'

let port: FakeHub
let hub: CourtroomHub
let applied: number[]
let snapshots: number[]
let states: HubState[]
let sources: string[][]
let told: number

beforeEach(() => {
  vi.useFakeTimers()
  port = new FakeHub()
  applied = []
  snapshots = []
  states = []
  sources = []
  told = 0
  const ignore = (): void => undefined
  hub = new CourtroomHub({ port, hearingId: 'h', tab: 't', listener: {
    state: state => { states.push(state) }, snapshot: snapshot => { snapshots.push(snapshot.asOf); applied = []; sources.push([]) },
    event: event => { applied.push(event.seq) }, heartbeat: ignore, draft: ignore, sources: list => { sources.push(list.map(source => source.source)) }, speaking: ignore, chat: ignore, note: ignore, evidence: () => { told++ },
  } })
})
afterEach(() => { vi.useRealTimers() })

async function enter(): Promise<void> {
  hub.enter()
  await vi.advanceTimersByTimeAsync(1)
  expect(hub.state.is).toBe('entered')
}
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1)
const push = (event: Numbered): void => { port.tell('Pushed', event) }
const callsOf = (method: string): unknown[][] => port.calls.filter(call => call.method === method).map(call => call.args)

it('passes on that the list of evidence is another', async () => {
  await enter()
  port.tell('EvidenceChanged', undefined)
  expect(told).toBe(1)
})

describe('order', () => {
  it('applies the next event once, however often it comes', async () => {
    await enter()
    const first = port.happen('a')
    push(first); push(first); push(first)
    expect(applied).toEqual([1])
  })

  it('fetches what is missing when an event was lost', async () => {
    await enter()
    push(port.happen('a'))
    port.happen('b')
    push(port.happen('c'))
    await settle()
    expect(applied).toEqual([1, 2, 3])
    expect(callsOf('Replay')).toEqual([[1]])
  })

  it('applies in order what comes out of order', async () => {
    await enter()
    const [a, b, c] = [port.happen('a'), port.happen('b'), port.happen('c')]
    push(c); push(a); push(b)
    await settle()
    expect(applied).toEqual([1, 2, 3])
  })

  it('notices a lost last event by the head of the heartbeat', async () => {
    await enter()
    port.happen('a')
    port.tell('Heartbeat', { head: 1, wall: '', hearingUs: null, recording: { is: 'off' }, steps: [], diskLow: false })
    await settle()
    expect(applied).toEqual([1])
  })

  it('tells what came while the snapshot was on its way after it, so that an older list does not stand', async () => {
    port.answers.set('Enter', () => {
      port.tell('SourcesChanged', [{ source: 'clerk/cam/av' }])
      return { asOf: 0, sources: [] }
    })
    await enter()
    expect(sources).toEqual([[], ['clerk/cam/av']])
    port.tell('SourcesChanged', [])
    expect(sources.at(-1)).toEqual([])
  })

  it('takes an event whose predecessor lies below its own last: what is between is for others', async () => {
    port.answers.set('Enter', () => ({ asOf: 7 }))
    await enter()
    push({ ...port.happen('a'), after: 5, seq: 9 })
    expect(applied).toEqual([9])
    expect(callsOf('Replay')).toEqual([])
  })

  it('keeps events that come before the snapshot and drops those that it holds', async () => {
    port.answers.set('Enter', () => {
      const held = port.happen('a')
      const later = port.happen('b')
      push(held); push(later)
      return { asOf: 1 }
    })
    await enter()
    expect(snapshots).toEqual([1])
    expect(applied).toEqual([2])
  })

  it('asks again at the next heartbeat when a replay was lost', async () => {
    await enter()
    const replay = port.answers.get('Replay')
    port.answers.set('Replay', () => { throw new Error('WebSocket closed') })
    port.happen('a')
    const beat = { head: 1, wall: '', hearingUs: null, recording: { is: 'off' }, steps: [], diskLow: false }
    port.tell('Heartbeat', beat)
    await settle()
    expect(applied).toEqual([])
    if (replay !== undefined) port.answers.set('Replay', replay)
    port.tell('Heartbeat', beat)
    await settle()
    expect(applied).toEqual([1])
  })
})

describe('coming back', () => {
  it('tries after 0, 0.5, 1, 2, 2 … s without end', async () => {
    await enter()
    port.startFails = 12
    port.break()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(hub.state.is).toBe('entered')
    expect(states.filter(state => state.is === 'lost').map(state => state.attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  })

  it('holds every event of the time away, by the snapshot', async () => {
    await enter()
    push(port.happen('a'))
    port.break()
    port.happen('b')
    await vi.advanceTimersByTimeAsync(100)
    expect(snapshots).toEqual([0, 2])
    push(port.happen('c'))
    expect(applied).toEqual([3])
  })

  it('gives up a start that hangs', async () => {
    port.answers.set('Enter', () => never)
    hub.enter()
    await vi.advanceTimersByTimeAsync(8_100)
    expect(hub.state.is).toBe('lost')
  })

  it('stops for a second tab until the person takes over', async () => {
    port.answers.set('Enter', (_, options) => {
      if ((options as { takeOver: boolean }).takeOver) return { asOf: 0 }
      throw refusalOf('courtroom.second-tab')
    })
    hub.enter()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(hub.state).toEqual({ is: 'refused', code: 'courtroom.second-tab' })
    hub.enter(true)
    await settle()
    expect(hub.state.is).toBe('entered')
  })

  it('stays away once displaced or ended', async () => {
    await enter()
    port.tell('Displaced')
    port.break()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(hub.state.is).toBe('displaced')
    expect(callsOf('Enter')).toHaveLength(1)
  })
})

describe('commands', () => {
  it('sends an unanswered command again with the same opId after the connection came back', async () => {
    await enter()
    port.answers.set('RaiseHand', () => never)
    const answer = hub.raiseHand(true)
    await settle()
    port.break()
    port.answers.set('RaiseHand', () => ({ seq: 4 }))
    await vi.advanceTimersByTimeAsync(100)
    await expect(answer).resolves.toBe(4)
    const [first, second] = callsOf('RaiseHand')
    expect(second).toEqual(first)
  })

  it('keeps commands given while away, in their order', async () => {
    await enter()
    port.startFails = 3
    port.break()
    await settle()
    port.answers.set('EditLine', () => ({ seq: 1 }))
    const both = Promise.all([hub.editLine('l', 'one'), hub.editLine('l', 'two')])
    await vi.advanceTimersByTimeAsync(5_000)
    await both
    expect(callsOf('EditLine').map(args => args[2])).toEqual(['one', 'two'])
  })

  it('hands a refusal on with its code and does not repeat the command', async () => {
    await enter()
    port.answers.set('TakeStep', () => { throw refusalOf('hearing.step-not-allowed') })
    const refused = expect(hub.takeStep('Close', null)).rejects.toMatchObject({ code: 'hearing.step-not-allowed' })
    await vi.advanceTimersByTimeAsync(20_000)
    await refused
    expect(callsOf('TakeStep')).toHaveLength(1)
  })

  it('gives two commands two opIds', async () => {
    await enter()
    port.answers.set('RaiseHand', () => ({ seq: 1 }))
    await Promise.all([hub.raiseHand(true), hub.raiseHand(false)])
    const [first, second] = callsOf('RaiseHand')
    expect(first?.[0]).not.toBe(second?.[0])
  })

  it('tells whoever waits when the page is displaced', async () => {
    await enter()
    port.answers.set('RaiseHand', () => never)
    const refused = expect(hub.raiseHand(true)).rejects.toMatchObject({ code: 'courtroom.displaced' })
    port.tell('Displaced')
    await refused
  })
})

it('sends at most ten drafts a second and always the newest', async () => {
  await enter()
  for (let rev = 1; rev <= 100; rev++) {
    hub.draft({ line: 'l', rev, speaker: '', text: 'x'.repeat(rev), startedHearingUs: null })
    await vi.advanceTimersByTimeAsync(10)
  }
  await vi.advanceTimersByTimeAsync(200)
  const sent = callsOf('Draft').map(args => (args[0] as { rev: number }).rev)
  expect(sent.length).toBeLessThanOrEqual(12)
  expect(sent.at(-1)).toBe(100)
})
