import { expect, it } from 'vitest'
import type { HearingEvent } from '../../wire/hubMessages'
import { changesOwnSight } from './ownSight'

const witness = { seat: 'w1', role: 'Witness', waiting: false } as const
const observer = { seat: 'o1', role: 'Observer', waiting: false } as const
const claimant = { seat: 'a1', role: 'Claimant', waiting: true } as const
const phase = (to: 'Witness' | 'Investigation' | 'Closed', named: string | null): HearingEvent =>
  ({ is: 'PhaseChanged', from: 'Investigation', to, step: 'CallWitness', reason: null, returnsTo: null, witness: named })

it('a witness begins anew when called and when released, and not with somebody else', () => {
  expect(changesOwnSight(phase('Witness', 'w1'), witness)).toBe(true)
  expect(changesOwnSight(phase('Investigation', 'w1'), witness)).toBe(true)
  expect(changesOwnSight(phase('Witness', 'w2'), witness)).toBe(false)
})

it('the public begins anew when the session is public again', () => {
  const closed = (on: boolean): HearingEvent => ({ is: 'OverlayChanged', overlay: 'ClosedSession', on, reason: null })
  expect(changesOwnSight(closed(false), observer)).toBe(true)
  expect(changesOwnSight(closed(true), observer)).toBe(false)
  expect(changesOwnSight(closed(false), claimant)).toBe(false)
})

it('who waits begins anew when let in, and when there is nothing more to wait for', () => {
  expect(changesOwnSight({ is: 'SeatAdmitted', seat: 'a1', reason: null }, claimant)).toBe(true)
  expect(changesOwnSight({ is: 'SeatAdmitted', seat: 'b1', reason: null }, claimant)).toBe(false)
  expect(changesOwnSight(phase('Closed', null), claimant)).toBe(true)
  expect(changesOwnSight(phase('Closed', null), { ...claimant, waiting: false })).toBe(false)
})
