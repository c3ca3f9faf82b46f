import type { Signalling } from './signalling'

/** Sends candidates as they are found; those found before the session has a name wait for it. */
export class CandidateTrickle {
  private waiting: (RTCIceCandidate | null)[] = []
  private to: { ticket: string; session: string } | null = null

  constructor(connection: RTCPeerConnection, private readonly signalling: Signalling) {
    connection.addEventListener('icecandidate', found => {
      // An empty candidate ends one generation only; null ends them all.
      if (found.candidate?.candidate !== '') this.waiting.push(found.candidate)
      this.flush()
    })
  }

  address(ticket: string, session: string): void {
    this.to = { ticket, session }
    this.flush()
  }

  private flush(): void {
    const { to } = this
    if (to === null) return
    for (const candidate of this.waiting.splice(0)) {
      // A candidate that is lost is one path fewer; the gateway learns a live path from the checks themselves.
      this.signalling.candidate(to.ticket, to.session, candidate).catch(() => undefined)
    }
  }
}
