import type { Seat, Source } from '@/wire/hubMessages'

/** A phone's source is told from the seat's own devices by its name. */
export const isPhone = (source: string): boolean => /\/phone[0-9a-f]+\//.test(source)

export interface HandedOver { microphone: boolean; camera: boolean }

/** What a phone sends in place of the person's own device; the device stays on until the phone is seen to work. */
export function handedOver(me: Pick<Seat, 'seat' | 'phone'> | null, sources: readonly Source[], worked: boolean): HandedOver {
  if (me?.phone == null || !(worked || phoneFlows(me.seat, sources))) return { microphone: false, camera: false }
  return { microphone: me.phone !== 'Camera', camera: me.phone !== 'Microphone' }
}

export const phoneFlows = (seat: string, sources: readonly Source[]): boolean => sources.some(source => source.seat === seat && isPhone(source.source) && source.flowing)
