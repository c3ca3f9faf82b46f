import { http, Refusal } from '@/wire/http'
import type { MediaTicket, Signalling } from '@/webrtc'

/** Offers and candidates of a phone: it sends one source and receives nothing. `over` is told once it may send no more. */
export function phoneSignalling(pass: string, over: (code: string) => void): Signalling {
  const post = async <T>(what: string, body: object): Promise<T> => {
    try {
      return await http.post<T>(`/api/phone/${what}`, { pass, ...body })
    } catch (error) {
      if (error instanceof Refusal && isOver(error.code)) over(error.code)
      throw error
    }
  }
  const never = (): Promise<never> => Promise.reject(new Error('a phone receives nothing'))
  return {
    ticket: (_, __, attempt) => post<MediaTicket>('ticket', { attempt }),
    publish: (ticket, sdp, session) => post('publish', { ticket, sdp, session }),
    candidate: (_, session, found) => post('candidate', { session, candidate: found?.candidate ?? null, mid: found?.sdpMid ?? null, mline: found?.sdpMLineIndex ?? 0 }),
    leave: (_, session) => post('leave', { session }),
    view: never, answerView: never, picture: never,
    // Each request is a connection of its own: there is nothing to make anew.
    renew: () => undefined,
  }
}

/** The phone no longer sends for the seat, and asking again will not change it. */
export const isOver = (code: string): boolean => code.startsWith('phone.') || code === 'hearing.over'
