import { expect, it } from 'vitest'
import { readDeviceFailure } from './devices'
import { levelOf } from './levels'

it('puts silence at the bottom, full sound at the top, speech between', () => {
  expect(levelOf(new Float32Array(100))).toBe(0)
  expect(levelOf(new Float32Array(100).fill(1))).toBeCloseTo(1)
  const speech = levelOf(new Float32Array(100).fill(0.05))
  expect(speech).toBeGreaterThan(0.4)
  expect(speech).toBeLessThan(0.7)
})

it.each([['NotAllowedError', 'refused'], ['NotFoundError', 'missing'], ['NotReadableError', 'busy'], ['TypeError', 'unknown']])('%s means %s', (name, failure) => {
  expect(readDeviceFailure(new DOMException('', name))).toBe(failure)
})
