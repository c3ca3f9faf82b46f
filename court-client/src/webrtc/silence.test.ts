import { expect, it } from 'vitest'
import { SilenceDetector } from './silence'

const still = new Float32Array(64)
const breath = new Float32Array(64).fill(0.0003)

function after(stretches: [samples: Float32Array, listens: boolean][]): boolean {
  const detector = new SilenceDetector()
  return stretches.map(([samples, listens], index) => detector.read(samples, listens, index * 100)).at(-1) ?? false
}

const times = (n: number, samples: Float32Array, listens = true): [Float32Array, boolean][] => Array.from({ length: n }, () => [samples, listens])

it('a microphone that gives nothing is silent within three seconds', () => {
  expect(after(times(20, still))).toBe(false)
  expect(after(times(29, still))).toBe(true)
})

it('a quiet room is not silent, and one breath is enough to end it', () => {
  expect(after(times(60, breath))).toBe(false)
  expect(after([...times(29, still), ...times(1, breath)])).toBe(false)
})

it('nothing is counted while the microphone is switched off on purpose', () => {
  expect(after([...times(60, still, false), ...times(10, still)])).toBe(false)
})
