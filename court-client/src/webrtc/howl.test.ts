import { expect, it } from 'vitest'
import { HowlDetector } from './howl'

const hertzPerBin = 48_000 / 8_192
const bins = 4_096

/** A spectrum of lines over a floor. */
const spectrum = (lines: Record<number, number>): number[] => {
  const all = Array.from({ length: bins }, () => -95)
  for (const [hertz, db] of Object.entries(lines)) all[Math.round(Number(hertz) / hertzPerBin)] = db
  return all
}

/** What is said after so many spectra, one each 100 ms. */
function after(spectra: number[][]): boolean {
  const detector = new HowlDetector(hertzPerBin)
  return spectra.map((one, index) => detector.read(one, index * 100)).at(-1) ?? false
}

const times = (n: number, one: number[]): number[][] => Array.from({ length: n }, () => one)
const howl = spectrum({ 2_700: -20 })

it('one tone that stays is howling, and it ends a moment after the tone', () => {
  expect(after(times(12, howl))).toBe(true)
  expect(after([...times(12, howl), ...times(5, spectrum({}))])).toBe(true)
  expect(after([...times(12, howl), ...times(20, spectrum({}))])).toBe(false)
})

it('a short tone, a quiet one and one that wanders are none', () => {
  expect(after(times(6, howl))).toBe(false)
  expect(after(times(30, spectrum({ 2_700: -60 })))).toBe(false)
  expect(after(Array.from({ length: 30 }, (_, index) => spectrum({ [500 + index * 120]: -20 })))).toBe(false)
})

it('a held vowel with its harmonics is none, and a hum of the mains neither', () => {
  expect(after(times(30, spectrum({ 220: -25, 440: -28, 660: -30, 880: -33, 1_100: -36 })))).toBe(false)
  expect(after(times(30, spectrum({ 50: -20 })))).toBe(false)
})
