import { expect, it, vi } from 'vitest'
import { Newest } from './newest'

it('sends the first at once, then only the newest, at most ten a second', async () => {
  vi.useFakeTimers()
  const sent: number[] = []
  const newest = new Newest<number>(value => { sent.push(value); return Promise.resolve() })
  for (let i = 0; i < 100; i++) {
    newest.put(i)
    await vi.advanceTimersByTimeAsync(10)
  }
  await vi.advanceTimersByTimeAsync(500)
  vi.useRealTimers()
  expect(sent[0]).toBe(0)
  expect(sent.at(-1)).toBe(99)
  expect(sent.length).toBeLessThanOrEqual(11)
  expect(newest.idle).toBe(true)
})
