import { expect, it } from 'vitest'
import { PictureDiet } from './pictureDiet'

const after = (...readings: number[][]): boolean => {
  const diet = new PictureDiet()
  return readings.map(losses => diet.read(losses)).at(-1) ?? false
}
const times = (n: number, losses: number[]): number[][] => Array.from({ length: n }, () => losses)

it('pictures give way when everything on the way here is lossy, not for one reading', () => {
  expect(after([0.4, 0.5])).toBe(false)
  expect(after([0.4, 0.5], [0.3, 0.6])).toBe(true)
})

it('a speaker on a bad line of their own is no reason', () => {
  expect(after(...times(10, [0.4, 0]))).toBe(false)
})

it('they are tried again after a rest, and after a longer one when they could not stay', () => {
  const bad = times(2, [0.5])
  expect(after(...bad, ...times(7, [0]))).toBe(true)
  expect(after(...bad, ...times(8, [0]))).toBe(false)
  expect(after(...bad, ...times(8, [0]), ...bad, ...times(15, [0]))).toBe(true)
  expect(after(...bad, ...times(8, [0]), ...bad, ...times(16, [0]))).toBe(false)
})
