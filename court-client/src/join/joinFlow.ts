import type { RefusalArgs } from '@/wire/http'
import { showsIdentity } from '@/wire/roles'
import type { JoinAnswer } from '@/wire/types'

/** Where a person stands on the way into the hearing. One decision a screen. */
export type JoinState =
  | { is: 'opening' }
  | { is: 'code'; problem: string | null; args: RefusalArgs }
  | { is: 'device' }
  | { is: 'refused'; code: string; args: RefusalArgs }
  | { is: 'who'; seat: JoinAnswer }
  | { is: 'rules'; seat: JoinAnswer }
  | { is: 'equipment'; seat: JoinAnswer }
  | { is: 'identity'; seat: JoinAnswer }
  | { is: 'waiting'; seat: JoinAnswer }

export type JoinEvent =
  | { is: 'redeemed'; seat: JoinAnswer; tested: boolean; shown?: boolean }
  | { is: 'refused'; code: string; args: RefusalArgs }
  | { is: 'confirmed' } | { is: 'denied' } | { is: 'consented' } | { is: 'tested' } | { is: 'shown' } | { is: 'back' }

export const screens = ['who', 'rules', 'equipment', 'identity', 'waiting'] as const

// These are asked for on the code's own screen; the person stays there and tries again.
const aboutCode = new Set(['link.code-wrong', 'link.too-many-codes'])

/** Pure: what the next screen is. An event that does not fit the screen changes nothing (a double tap, a late answer). */
export function nextJoin(state: JoinState, event: JoinEvent): JoinState {
  switch (event.is) {
    case 'redeemed':
      return enter(event.seat, event.tested, event.shown === true)
    case 'refused':
      return refuse(state, event)
    case 'denied':
      return state.is === 'who' ? { is: 'refused', code: 'link.not-me', args: {} } : state
    case 'confirmed':
      return state.is === 'who' ? { is: state.seat.consented ? 'equipment' : 'rules', seat: state.seat } : state
    case 'consented':
      return state.is === 'rules' ? { is: 'equipment', seat: { ...state.seat, consented: true } } : state
    case 'tested':
      return state.is === 'equipment' ? afterTest(state.seat, false) : state
    case 'shown':
      return state.is === 'identity' ? { is: 'waiting', seat: state.seat } : state
    case 'back':
      return back(state)
  }
}

// Reopening the link returns to the same place; who has not consented yet starts from the beginning.
function enter(seat: JoinAnswer, tested: boolean, shown: boolean): JoinState {
  if (!seat.consented) return { is: 'who', seat }
  return tested ? afterTest(seat, shown) : { is: 'equipment', seat }
}

// The public and technicians show no document; whoever did so need not again.
function afterTest(seat: JoinAnswer, shown: boolean): JoinState {
  return { is: showsIdentity(seat.role) && !shown ? 'identity' : 'waiting', seat }
}

function refuse(state: JoinState, { code, args }: { code: string; args: RefusalArgs }): JoinState {
  if (code === 'link.device-waits') return { is: 'device' }
  // Whoever waits goes on waiting while the network is away.
  if (state.is === 'device' && code.startsWith('wire.')) return state
  if (code === 'link.code-needed') return { is: 'code', problem: null, args: {} }
  // Without a network the six digits stay on the screen, too.
  if (state.is === 'code' && (aboutCode.has(code) || code.startsWith('wire.'))) return { is: 'code', problem: code, args }
  return { is: 'refused', code, args }
}

function back(state: JoinState): JoinState {
  switch (state.is) {
    case 'rules': return { is: 'who', seat: state.seat }
    // Consent is given once; behind it lies only the first screen.
    case 'equipment': return { is: 'who', seat: state.seat }
    case 'identity': return { is: 'equipment', seat: state.seat }
    case 'waiting': return { is: showsIdentity(state.seat.role) ? 'identity' : 'equipment', seat: state.seat }
    default: return state
  }
}
