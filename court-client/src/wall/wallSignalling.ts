import type { MediaTicket, Signalling } from '../webrtc'
import type { WallTalk } from './useWall'

const never = (): Promise<never> => Promise.reject(new Error('a wall screen sends nothing'))

/** Offers and answers of a screen: it receives, and there is no call by which it could send. */
export function wallSignalling(call: WallTalk['call']): Signalling {
  return {
    ticket: async (_purpose, source, attempt) => await call('WallTicket', source, attempt) as MediaTicket,
    publish: never,
    view: async ticket => await call('WallView', ticket) as { session: string; sdp: string },
    answerView: async (ticket, session, sdp) => { await call('WallAnswer', ticket, session, sdp) },
    // Its line is the court's own; when it cannot carry pictures there is nothing else to carry.
    picture: () => Promise.resolve(),
    candidate: async (_ticket, session, found) => { await call('WallCandidate', session, found?.candidate ?? null, found?.sdpMid ?? null, found?.sdpMLineIndex ?? 0) },
    leave: async (_ticket, session) => { await call('WallLeave', session) },
    renew: () => undefined,
  }
}
