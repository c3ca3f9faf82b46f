export type TicketPurpose = 'publish' | 'view' | 'test'

/** Leave to make one connection, and the TURN servers that may help it. */
export interface MediaTicket { ticket: string; iceServers: RTCIceServer[] }

/** What a connection to the gateway needs from whoever carries offers and answers. Each call may reject; the ladder retries. */
export interface Signalling {
  ticket(purpose: TicketPurpose, source: string, attempt: number): Promise<MediaTicket>
  /** An offer; with `session` an ICE restart of that session. */
  publish(ticket: string, sdp: string, session: string | null): Promise<{ session: string; sdp: string }>
  view(ticket: string): Promise<{ session: string; sdp: string }>
  answerView(ticket: string, session: string, sdp: string): Promise<void>
  /** Whether the gateway sends the picture of what is viewed. */
  picture(session: string, wanted: boolean): Promise<void>
  /** null = the last one was sent. */
  candidate(ticket: string, session: string, candidate: RTCIceCandidate | null): Promise<void>
  leave(ticket: string, session: string): Promise<void>
  /** The last rung: come back with a new signalling connection. */
  renew(): void
}
