import type { CourtroomHub } from '../../wire/hubClient'
import { HubLost } from '../../wire/hubRefusal'
import type { MediaTicket, Signalling } from '../../webrtc'

/** Offers and answers over the courtroom hub. */
export function hubSignalling(hub: CourtroomHub): Signalling {
  let lostLast = false
  const call = async (method: string, ...args: unknown[]): Promise<unknown> => {
    try {
      const answer = await hub.call(method, ...args)
      lostLast = false
      return answer
    } catch (error) {
      lostLast = error instanceof HubLost
      throw error
    }
  }
  return {
    ticket: async (purpose, source, attempt) => await call('Ticket', purpose, source, attempt) as MediaTicket,
    publish: async (ticket, sdp, session) => await call('Publish', ticket, sdp, session) as { session: string; sdp: string },
    view: async ticket => await call('View', ticket) as { session: string; sdp: string },
    answerView: async (ticket, session, sdp) => { await call('AnswerView', ticket, session, sdp) },
    picture: async (session, wanted) => { await call('SetPicture', session, wanted) },
    candidate: async (ticket, session, found) => {
      await call('Candidate', ticket, session, found?.candidate ?? null, found?.sdpMid ?? null, found?.sdpMLineIndex ?? 0)
    },
    leave: async (ticket, session) => { await call('LeaveMedia', ticket, session) },
    // A gateway that refuses is not cured by another hub connection; one that never answers may be.
    renew: () => { if (lostLast) hub.renew() },
  }
}
