import type { PrivateRoom, PrivateRoomKind, Screening } from '../../wire/hubMessages'
import type { HearingView } from './hearingView'

type Places = Pick<HearingView, 'rooms'>

/** The private room that a seat is in; null for the hearing. */
export function roomOf(view: Places, seat: string): PrivateRoom | null {
  return view.rooms.find(room => room.seats.includes(seat)) ?? null
}

/** Where a seat is, by the name that its sources carry: "" is the hearing. */
export function placeOf(view: Places, seat: string): string {
  return roomOf(view, seat)?.kind ?? ''
}

export function isBetween(screen: Screening, one: string, two: string): boolean {
  return (screen.seat === one && screen.other === two) || (screen.seat === two && screen.other === one)
}

const alone = { Claimant: 'ClaimantAlone', Respondent: 'RespondentAlone' } as const

/** The presiding arbitrator may end each; a side also the one it talks in alone. */
export function mayEnd(room: PrivateRoom, me: HearingView['me']): boolean {
  return me.role === 'Presiding' || (me.side !== null && room.kind === alone[me.side])
}

/** The rooms that this person may open now. */
export function roomsToOpen(view: Pick<HearingView, 'phase' | 'rooms' | 'me' | 'seats'>): PrivateRoomKind[] {
  if (view.phase !== 'Recess' && view.phase !== 'Mediation') return []
  const kinds: PrivateRoomKind[] = []
  if (view.me.role === 'Presiding') kinds.push('Deliberation', ...(view.phase === 'Mediation' ? ['WithClaimant', 'WithRespondent'] as const : []))
  // A side of one has nobody to talk to.
  const hasCompany = view.seats.some(seat => seat.present && seat.seat !== view.me.seat && (seat.role === 'Representative' || (view.me.role === 'Representative' && seat.role === view.me.side)))
  if (view.me.side !== null && hasCompany) kinds.push(alone[view.me.side])
  return kinds.filter(kind => kind !== roomOf(view, view.me.seat)?.kind)
}

/** In the tribunal's room one device serves all who sit there; the others play nothing and are not heard. */
export function isSilentInRoom(view: Pick<HearingView, 'seats' | 'roomDevice' | 'rooms'>, seat: string): boolean {
  const { roomDevice } = view
  // A device that is in another place serves nobody here: whoever goes apart uses their own.
  return roomDevice !== null && roomDevice !== seat && view.seats.some(one => one.seat === seat && one.inRoom) && placeOf(view, roomDevice) === placeOf(view, seat)
}

/** What a screening keeps from this viewer of that person; null: nothing. */
export function screeningOf(view: Pick<HearingView, 'screens'>, viewer: string, seat: string): Screening | null {
  return view.screens.find(screen => isBetween(screen, viewer, seat)) ?? null
}
