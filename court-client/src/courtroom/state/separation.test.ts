import { expect, it } from 'vitest'
import { snapshotAt } from '@/wire/hubFake'
import type { HearingEvent, Seat } from '@/wire/hubMessages'
import { applyEvent, fromSnapshot, type HearingView } from './hearingView'
import { isSilentInRoom, mayEnd, placeOf, roomsToOpen, screeningOf } from './separation'

const seat = (id: string, role: Seat['role']): Seat => ({ seat: id, role, name: id, present: true, muted: false, handRaisedWall: null, recusal: null, cameraOff: false, asked: false, removed: false, discipline: null, interpreted: false, waiting: false, identity: null, inRoom: false, phone: null })
const view = (me: Partial<HearingView['me']>): HearingView => {
  const start = snapshotAt(0)
  return fromSnapshot({ ...start, phase: 'Mediation', me: { ...start.me, ...me }, seats: [seat('p', 'Presiding'), seat('a', 'Claimant'), seat('r', 'Representative'), seat('b', 'Respondent')] })
}
const happen = (on: HearingView, event: HearingEvent): void => { applyEvent(on, { after: 0, seq: 1, wall: 'now', hearingUs: null, actor: null, event }) }

it('moves people into a room and back', () => {
  const now = view({ seat: 'a', role: 'Claimant', side: 'Claimant' })
  happen(now, { is: 'PrivateRoomOpened', kind: 'WithClaimant', seats: ['p', 'a', 'r'] })
  expect([placeOf(now, 'a'), placeOf(now, 'b')]).toEqual(['WithClaimant', ''])
  now.proof = { wall: '', seats: ['a'], strangers: 0, mixed: 0 }
  happen(now, { is: 'PrivateRoomEnded', kind: 'WithClaimant' })
  expect(placeOf(now, 'a')).toBe('')
  expect(now.proof).toBeNull()
})

it('offers each what they may open, in the phase in which they may', () => {
  const presiding = view({ seat: 'p', role: 'Presiding', side: null })
  expect(roomsToOpen(presiding)).toEqual(['Deliberation', 'WithClaimant', 'WithRespondent'])
  happen(presiding, { is: 'PrivateRoomOpened', kind: 'Deliberation', seats: ['p'] })
  expect(roomsToOpen(presiding)).toEqual(['WithClaimant', 'WithRespondent'])
  expect(roomsToOpen({ ...presiding, phase: 'Recess', rooms: [] })).toEqual(['Deliberation'])
  expect(roomsToOpen({ ...presiding, phase: 'Debate' })).toEqual([])
  const claimant = view({ seat: 'a', role: 'Claimant', side: 'Claimant' })
  expect(roomsToOpen(claimant)).toEqual(['ClaimantAlone'])
  expect(roomsToOpen({ ...claimant, seats: claimant.seats.filter(one => one.role !== 'Representative') })).toEqual([])
  expect(mayEnd({ kind: 'ClaimantAlone', seats: ['a', 'r'], sinceWall: '' }, claimant.me)).toBe(true)
  expect(mayEnd({ kind: 'WithClaimant', seats: ['a', 'r'], sinceWall: '' }, claimant.me)).toBe(false)
})

it('screens two people from each other, whoever is named first, until the order ends', () => {
  const now = view({ seat: 'a', role: 'Claimant', side: 'Claimant' })
  happen(now, { is: 'SeatsScreened', seat: 'a', other: 'b', picture: true, sound: false })
  happen(now, { is: 'SeatsScreened', seat: 'b', other: 'a', picture: true, sound: true })
  expect(now.screens).toHaveLength(1)
  expect(screeningOf(now, 'a', 'b')).toMatchObject({ picture: true, sound: true })
  happen(now, { is: 'SeatsScreened', seat: 'a', other: 'b', picture: false, sound: false })
  expect(screeningOf(now, 'a', 'b')).toBeNull()
})

it('in the room one device serves, but not those who went apart without it', () => {
  const now = view({ seat: 'a', role: 'Claimant', side: 'Claimant' })
  for (const one of ['p', 'a']) happen(now, { is: 'SeatPlaced', seat: one, inRoom: true })
  happen(now, { is: 'RoomDeviceChosen', seat: 'p' })
  expect([isSilentInRoom(now, 'a'), isSilentInRoom(now, 'p'), isSilentInRoom(now, 'b')]).toEqual([true, false, false])
  happen(now, { is: 'PrivateRoomOpened', kind: 'ClaimantAlone', seats: ['a', 'r'] })
  expect(isSilentInRoom(now, 'a')).toBe(false)
})
