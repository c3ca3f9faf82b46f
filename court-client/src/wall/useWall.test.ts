import { effectScope } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { HubPort } from '../wire/hubPort'
import { staleMs, useWall } from './useWall'

beforeEach(() => { vi.useFakeTimers(); sessionStorage.clear() })
afterEach(() => { vi.useRealTimers() })

const open = { code: null, hearing: { hearingId: 'h' }, slate: null, people: [], sources: [], speaking: [], display: null, lines: [] }

function fake() {
  const handlers = new Map<string, ((payload: unknown) => void)[]>()
  let closed = (): void => undefined
  const port: HubPort = {
    start: vi.fn(() => Promise.resolve()), stop: vi.fn(() => Promise.resolve()), invoke: vi.fn(() => Promise.resolve(null)),
    on: (message, handler) => { handlers.set(message, [...handlers.get(message) ?? [], handler]) },
    onClosed: handler => { closed = handler },
  }
  return { port, say: (message: string, payload: unknown) => { for (const handler of handlers.get(message) ?? []) handler(payload) }, cut: () => { closed() } }
}

async function begin(answer: () => Promise<{ entry: string | null }> = () => Promise.resolve({ entry: null })) {
  const line = fake()
  const reload = vi.fn()
  const visit = vi.fn(answer)
  const scope = effectScope()
  const wall = scope.run(() => useWall({ port: line.port, visit, reload, nowMs: () => Date.now() }))
  if (wall === undefined) throw new Error('no scope')
  await vi.advanceTimersByTimeAsync(1)
  return { ...line, wall, reload, visit, scope, beat: () => { line.say('Beat', { wall: '2026-11-28T01:02:03.000Z', hearingUs: 5_000_000 }) } }
}

it('shows what the server vouches for, and each change at once', async () => {
  const { wall, say, beat } = await begin()
  say('Shown', open)
  expect(wall.view.value).toBeNull()
  beat()
  expect(wall.view.value?.slate).toBeNull()
  say('Shown', { slate: 'ClosedSession' })
  expect(wall.view.value?.slate).toBe('ClosedSession')
  expect(wall.view.value?.hearing?.hearingId).toBe('h')
  expect(wall.wallMs()).toBe(Date.parse('2026-11-28T01:02:03.000Z'))
})

it('a server that falls silent leaves nothing standing, though the line seems to hold', async () => {
  const { wall, say, beat, port } = await begin()
  say('Shown', open)
  beat()
  await vi.advanceTimersByTimeAsync(staleMs - 500)
  expect(wall.view.value).not.toBeNull()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(wall.view.value).toBeNull()
  expect(wall.state.value.is).toBe('lost')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(port.start).toHaveBeenCalledTimes(2)
  say('Shown', open)
  beat()
  expect(wall.view.value?.hearing?.hearingId).toBe('h')
})

it('a cut line blanks at once, and is tried again without end', async () => {
  const { wall, say, beat, cut, port } = await begin()
  say('Shown', open)
  beat()
  vi.mocked(port.start).mockRejectedValue(new Error('refused'))
  cut()
  expect(wall.view.value).toBeNull()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(vi.mocked(port.start).mock.calls.length).toBeGreaterThan(20)
  vi.mocked(port.start).mockResolvedValue()
  await vi.advanceTimersByTimeAsync(5_000)
  say('Shown', open)
  beat()
  expect(wall.state.value.is).toBe('connected')
})

it('what was known before a cut is not mixed with what comes after it', async () => {
  const { wall, say, beat, cut } = await begin()
  say('Shown', { ...open, lines: [{ line: 'l1' }] })
  beat()
  cut()
  await vi.advanceTimersByTimeAsync(3_000)
  say('Shown', { ...open, code: '123456', hearing: null })
  beat()
  expect(wall.view.value?.lines).toEqual([])
})

it('a new client on the server is loaded, while nothing is shown by visiting now and then', async () => {
  document.head.innerHTML = '<script type="module" src="/assets/index-a.js"></script>'
  let entry = '/assets/index-a.js'
  const { say, beat, reload, visit } = await begin(() => Promise.resolve({ entry }))
  say('Shown', { ...open, hearing: null, code: '123456' })
  beat()
  entry = '/assets/index-b.js'
  for (let second = 0; second < 3_700; second++) { beat(); await vi.advanceTimersByTimeAsync(1_000) }
  expect(visit).toHaveBeenCalledTimes(2)
  expect(reload).toHaveBeenCalled()
})

it('whatever it opened closes with the page', async () => {
  const { scope, port, say, beat, wall } = await begin()
  scope.stop()
  expect(port.stop).toHaveBeenCalled()
  say('Shown', open)
  beat()
  expect(wall.view.value).toBeNull()
  expect(vi.getTimerCount()).toBe(0)
})
