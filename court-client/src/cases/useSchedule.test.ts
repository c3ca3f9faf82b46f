import { expect, it } from 'vitest'
import { inBeijing, whenIsWrong } from './useSchedule'

it('a time that a clerk enters is Beijing time wherever the computer stands', () => {
  expect(new Date(inBeijing('2026-11-24', '09:30')).toISOString()).toBe('2026-11-24T01:30:00.000Z')
})

it('a hearing is not scheduled for a time that is gone', () => {
  const now = Date.parse('2026-11-24T01:30:00Z')
  expect(whenIsWrong('', '09:00', now)).toBe('required')
  expect(whenIsWrong('2026-11-24', '', now)).toBe('required')
  expect(whenIsWrong('2026-11-24', '08:00', now)).toBe('past')
  expect(whenIsWrong('2026-11-24', '09:00', now)).toBeNull()
})
