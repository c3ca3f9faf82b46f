import { expect, it } from 'vitest'
import { loudness } from './listening'

const floor = { aside: true, interpreted: false, interpreterIsThere: true }
const interpreted = { aside: true, interpreted: true, interpreterIsThere: true }

it('without interpreting beside the floor everybody hears everybody', () => {
  expect(loudness('Interpreter', { ...interpreted, aside: false })).toBe(1)
  expect(loudness('Claimant', { ...interpreted, aside: false })).toBe(1)
})

it('whoever listens to the floor does not hear the interpreter', () => {
  expect(loudness('Interpreter', floor)).toBe(0)
  expect(loudness('Claimant', floor)).toBe(1)
})

it('whoever listens to the interpreter hears the floor beneath, and whole when no interpreter is there', () => {
  expect(loudness('Interpreter', interpreted)).toBe(1)
  expect(loudness('Claimant', interpreted)).toBeLessThan(0.3)
  expect(loudness('Claimant', { ...interpreted, interpreterIsThere: false })).toBe(1)
})
