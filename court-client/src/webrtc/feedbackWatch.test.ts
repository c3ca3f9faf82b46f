import { expect, it } from 'vitest'
import { FeedbackWatch } from './feedbackWatch'

function read(...bytes: (number | null)[]): boolean {
  const watch = new FeedbackWatch()
  return bytes.map(received => watch.read(received)).at(-1) ?? false
}

it('a connection to which nothing comes is deaf after three readings without a byte', () => {
  expect(read(70, 70, 70)).toBe(false)
  expect(read(70, 70, 70, 70)).toBe(true)
  expect(read(0, 0, 0, 0)).toBe(true)
})

it('one report is enough, and a path that is gone with its bytes is a change too', () => {
  expect(read(70, 70, 70, 90)).toBe(false)
  expect(read(70, 70, 70, 0)).toBe(false)
})

it('where the browser does not count, nothing is concluded', () => {
  expect(read(null, null, null, null, null)).toBe(false)
})

it('a new connection that is as deaf has twice as long, until one hears', () => {
  const watch = new FeedbackWatch()
  const readings = (n: number, bytes = 0) => Array.from({ length: n }, () => watch.read(bytes)).filter(deaf => deaf).length
  expect(readings(4)).toBe(1)
  expect(readings(6)).toBe(0)
  expect(readings(1)).toBe(1)
  watch.read(0)
  watch.read(70)
  expect(readings(3, 70)).toBe(1)
})
