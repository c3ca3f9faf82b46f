import type { HearingEvent, Role } from '../../wire/hubMessages'

interface Me { seat: string; role: Role; waiting: boolean }

/**
 * Whether an event lets this person see the room, or takes it away: let in at the door, called or released as a witness, the public
 * after a closed session. What went on before is in no event that comes now, so the page asks for everything anew.
 */
export function changesOwnSight(event: HearingEvent, me: Me): boolean {
  switch (event.is) {
    case 'SeatAdmitted': return event.seat === me.seat
    case 'PhaseChanged': return event.witness === me.seat || (me.waiting && (event.to === 'Closed' || event.to === 'Adjourned'))
    case 'OverlayChanged': return event.overlay === 'ClosedSession' && !event.on && (me.role === 'Observer' || me.role === 'Technician')
    default: return false
  }
}
