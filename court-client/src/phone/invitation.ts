import { fragmentToken } from '@/wire/fragmentToken'
import type { PhoneMedia } from '@/wire/hubMessages'

const token = fragmentToken('/phone', 'court.phone')

export const takeInvitation = (): boolean => token.take()
export const invitation = (): string | null => token.read()

/** What this phone goes on with after it has begun. */
export interface Pass { pass: string; source: string; media: PhoneMedia }

const key = 'court.phone.pass'

/** A reload of the page goes on sending; a new invitation begins anew. */
export function keepPass(pass: Pass, of: string): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ ...pass, of }))
  } catch {
    // Storage is switched off: a reload asks for a new invitation.
    return
  }
}

export function keptPass(of: string | null): Pass | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as (Pass & { of: string }) | null
    return kept !== null && kept.of === of ? kept : null
  } catch {
    return null
  }
}
