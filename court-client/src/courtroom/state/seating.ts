import type { Phase, Role, Seat } from '../../wire/hubMessages'

/** The order in which a courtroom is seated, bench first. */
const order: Role[] = ['Presiding', 'Arbitrator', 'Clerk', 'Claimant', 'Respondent', 'ThirdParty', 'Representative', 'Witness', 'Expert',
  'Interpreter', 'Observer', 'Technician']

export const parties: readonly Role[] = ['Claimant', 'Respondent', 'ThirdParty', 'Representative']

export function bySeating(seats: readonly Seat[]): Seat[] {
  return [...seats].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
}

/** Observers watch; everybody else has a picture. */
export function hasPicture(seat: Pick<Seat, 'role'>): boolean {
  return seat.role !== 'Observer' && seat.role !== 'Technician'
}

/** The stations that the stepper shows; the other phases are stays at one of them. */
export const stations: readonly Phase[] = ['Waiting', 'CheckIn', 'Opening', 'RightsAndRecusal', 'Investigation', 'Debate', 'FinalStatements',
  'Mediation', 'Closed', 'Review', 'Signed']

/** The station of a phase; a recess stays at the one it returns to, an adjournment at the one from which the next sitting goes on. */
export function stationOf(phase: Phase, returnsTo: Phase | null): Phase {
  switch (phase) {
    case 'Preparation': return 'Waiting'
    case 'Witness': return 'Investigation'
    case 'Recess': case 'Adjourned': return returnsTo === null ? 'Opening' : stationOf(returnsTo, null)
    case 'Sealed': return 'Signed'
    default: return phase
  }
}

/** EVID 74: a witness is in the room while testifying and at no other time. */
export function isWitness(role: Role): boolean {
  return role === 'Witness' || role === 'Expert'
}

/** Sound and picture flow until the sitting ends. */
export function hasMedia(phase: Phase): boolean {
  return !['Adjourned', 'Closed', 'Review', 'Signed', 'Sealed'].includes(phase)
}
